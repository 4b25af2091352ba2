using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications.Favourites;

/// <summary>One of the two is given.</summary>
internal sealed record ChooseFavouriteRequest
{
    [Pattern("apl-[0-9a-f]{16}")]
    public string? ApplicationId { get; init; }

    [Pattern("[0-9]{12}")]
    public string? AccountId { get; init; }

    /// <summary>False takes it from the favourites.</summary>
    public bool Favourite { get; init; }
}

/// <summary>Puts an application or an account first at the caller's own portal; only what the portal shows to them.</summary>
internal sealed class ChooseFavourite(TimeProvider clock) : Operation<ChooseFavouriteRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(ChooseFavourite), SsoOperation<ChooseFavouriteRequest, Nothing>.Source, new OperationRule.Self(DirectoryUser.Kind)) { IsServiceEvent = true };

    public override Refusal? Validate(ChooseFavouriteRequest request) =>
        request.ApplicationId is null == request.AccountId is null ? SsoRefusals.Invalid("Name an application or an account.") : null;

    public override JsonObject Describe(ChooseFavouriteRequest request) => new()
    {
        [request.AccountId is null ? "applicationId" : "accountId"] = request.AccountId ?? request.ApplicationId,
        ["favourite"] = request.Favourite,
    };

    public override async Task<Outcome<Nothing>> HandleAsync(ChooseFavouriteRequest request, Caller caller, DbSession session)
    {
        if (await DirectoryUserStore.FindAsync(session, caller.PrincipalId) is not { IsEnabled: true } user)
        {
            return SsoRefusals.NotFound("There is no such user.");
        }

        var (kind, id) = request.AccountId is { } account ? (FavouriteKind.Account, account) : (FavouriteKind.Application, request.ApplicationId!);
        if (!request.Favourite)
        {
            await FavouriteStore.RemoveAsync(session, kind, user.Id, id);
            return Nothing.Value;
        }

        if (!await IsShownAsync(session, user, request))
        {
            return SsoRefusals.NotFound("The portal shows no such thing.");
        }

        await FavouriteStore.AddAsync(session, kind, user.Id, id, clock.GetUtcNow());
        return Nothing.Value;
    }

    private static async Task<bool> IsShownAsync(DbSession session, DirectoryUser user, ChooseFavouriteRequest request) =>
        request.AccountId is { } account
            ? (await WorkforceAccess.FindRolesAsync(session, user, AccountId.Get(account), "", 1)).Count == 1
            : await ApplicationStore.FindAsync(session, request.ApplicationId!) is { } application && await WorkforceApplications.MayAsync(session, user, application);
}
