using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootEmail;

/// <param name="Token">From the letter's link.</param>
internal sealed record EmailUndoRequest(string Token)
{
    private const int LongestToken = 100;

    public bool IsReadable => Token.Length is > 0 and <= LongestToken && Token.All(char.IsAscii);
}

/// <param name="Email">The address that comes back; only for a link that can be used.</param>
internal sealed record FindEmailUndoReply(LinkState State, string? Email, string? AccountName, string? AccountId);

/// <summary>Looks at an undo link without spending it: mail scanners open every link.</summary>
internal sealed class FindEmailUndo(UndoLinks links) : Operation<EmailUndoRequest, FindEmailUndoReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(FindEmailUndo), "signin.amazonaws.com", new OperationRule.Anyone("email-undo"), ReadOnly: true);

    public override async Task<Outcome<FindEmailUndoReply>> HandleAsync(EmailUndoRequest request, Caller caller, DbSession session)
    {
        var link = request.IsReadable ? await links.FindAsync(session, request.Token) : null;
        var account = link is { State: LinkState.Usable } ? await AccountStore.FindAsync(session, UndoLinks.AccountOf(link)) : null;
        return account is null
            ? new FindEmailUndoReply(link is { State: not LinkState.Usable } ? link.State : LinkState.Unknown, null, null, null)
            : new FindEmailUndoReply(LinkState.Usable, link!.Data, account.Name, account.Id.Dashed);
    }
}
