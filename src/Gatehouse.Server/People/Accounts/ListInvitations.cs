using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

internal sealed record ListInvitationsRequest;

internal sealed record Invitation(string Email, LinkState State, DateTimeOffset Until);

/// <summary>The newest invitation of every address that has one.</summary>
internal sealed class ListInvitations(OneTimeLinks links) : Operation<ListInvitationsRequest, IReadOnlyList<Invitation>>
{
    public override OperationDeclaration Declaration { get; } =
        new("ListInvitations", "account.amazonaws.com", new OperationRule.Operator(), ReadOnly: true);

    public override async Task<Outcome<IReadOnlyList<Invitation>>> HandleAsync(ListInvitationsRequest request, Caller caller, DbSession session)
    {
        var all = await links.FindAllAsync(session, AccountLinks.Invitation);
        List<Invitation> found =
        [
            .. all.GroupBy(static link => link.Subject, StringComparer.Ordinal)
                .Select(static links => links.First())
                .Select(static link => new Invitation(link.Data, link.State, link.ExpiresAt)),
        ];
        return new Outcome<IReadOnlyList<Invitation>>.Done(found);
    }
}
