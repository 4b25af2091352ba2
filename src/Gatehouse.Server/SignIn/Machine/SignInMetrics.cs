using System.Diagnostics.Metrics;

namespace Gatehouse.Server.SignIn.Machine;

internal sealed class SignInMetrics
{
    private readonly Counter<long> signIns;

    public SignInMetrics(IMeterFactory meters) =>
        signIns = meters.Create("Gatehouse.SignIn").CreateCounter<long>("gatehouse.sign_ins", "{sign-in}", "Finished and failed sign-ins by kind and outcome");

    public void Count(UserKind kind, string outcome) =>
        signIns.Add(1, new("kind", UserKindRules.Of(kind).OwnerKind), new("outcome", outcome));
}
