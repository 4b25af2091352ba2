using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.SignIn.Sessions;

/// <param name="Days">How many days back, today included.</param>
internal sealed record ListSignInCountsRequest(int Days);

internal sealed record ListSignInCountsReply(long FirstDay, IReadOnlyList<SignInCount> Counts);

/// <summary>The account's sign-ins to the console by day and factor, for those who may read its summary.</summary>
internal sealed class ListSignInCounts(TimeProvider clock) : Operation<ListSignInCountsRequest, ListSignInCountsReply>
{
    private const int MostDays = 366;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListSignInCounts), "signin.amazonaws.com", new OperationRule.Iam("iam:GetAccountSummary", "*"), ReadOnly: true);

    public override Refusal? Validate(ListSignInCountsRequest request) =>
        request.Days is >= 1 and <= MostDays ? null : new("DaysInvalid", RefusalKind.Malformed, $"Days is a number from 1 to {MostDays}.");

    public override async Task<Outcome<ListSignInCountsReply>> HandleAsync(ListSignInCountsRequest request, Caller caller, DbSession session)
    {
        var first = SignInCountStore.DayOf(clock.GetUtcNow()) - request.Days + 1;
        return new ListSignInCountsReply(first, await SignInCountStore.FindAsync(session, caller.AccountId, first));
    }
}
