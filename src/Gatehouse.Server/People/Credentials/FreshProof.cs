using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// Whether a proof is fresh enough for what changes how somebody proves who they are. A session lasts for hours, and whoever finds it
/// open must not be able to keep its owner out. A signed call carries its proof along and is not asked.
/// </summary>
internal sealed class FreshProof(StepUpOptions options, TimeProvider clock)
{
    public const string Needed = "FreshProofNeeded";

    public bool IsDue(Caller caller) =>
        caller.SessionId is not null && !(caller.ProvedAt is { } at && clock.GetUtcNow() - at < options.Within);

    public Refusal? FindObjection(Caller caller) =>
        IsDue(caller) ? new(Needed, RefusalKind.Forbidden, "Prove once more that it is you.", "the last proof of this session is too old") : null;
}
