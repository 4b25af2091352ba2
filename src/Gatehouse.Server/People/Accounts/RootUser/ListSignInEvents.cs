using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.RootUser;

internal enum EventFilter
{
    /// <summary>Sign-ins, and what changes how one signs in.</summary>
    SignIn,

    /// <summary>Of those, the ones that were refused.</summary>
    Refused,

    /// <summary>Everything done in the account.</summary>
    All,
}

/// <param name="Before">The last event of the page before.</param>
internal sealed record ListSignInEventsRequest(EventFilter Filter, int Limit, AuditCursor? Before = null);

/// <param name="Next">What to ask the next page with; nothing at the end.</param>
internal sealed record ListSignInEventsReply(IReadOnlyList<AuditRow> Events, AuditCursor? Next);

/// <summary>What happened at the doors of one's own account, the newest first, with the reasons that the refused were not told.</summary>
internal sealed class ListSignInEvents : Operation<ListSignInEventsRequest, ListSignInEventsReply>
{
    private const int MostAtOnce = 200;

    private static readonly string[] Names =
    [
        "ConsoleLogin", "CheckMfa", "SwitchRole", "ExitRole", "RenewRole", "GetSigninToken", "PasswordRecoveryRequested", "PasswordRecoveryCompleted",
        AccountEvents.PasswordUpdated, AccountEvents.EmailUpdated, nameof(ChangeRootPassword), nameof(LiftThrottle),
    ];

    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListSignInEvents), "signin.amazonaws.com", new OperationRule.Iam("cloudtrail:LookupEvents", "*"), ReadOnly: true);

    public override Refusal? Validate(ListSignInEventsRequest request) =>
        request.Limit is >= 1 and <= MostAtOnce ? null : new("ListingInvalid", RefusalKind.Malformed, $"Limit is 1 to {MostAtOnce}.");

    public override async Task<Outcome<ListSignInEventsReply>> HandleAsync(ListSignInEventsRequest request, Caller caller, DbSession session)
    {
        var found = await AuditStore.FindPageAsync(
            session,
            caller.AccountId,
            request.Before,
            request.Limit + 1,
            request.Filter == EventFilter.All ? null : Names,
            request.Filter == EventFilter.Refused);
        if (found.Count <= request.Limit)
        {
            return new ListSignInEventsReply(found, null);
        }

        var last = found[request.Limit - 1];
        return new ListSignInEventsReply([.. found.Take(request.Limit)], new AuditCursor(last.At, last.Id));
    }
}
