using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.SignInHelp;

/// <param name="AccountId">Twelve digits, as the sign-in page knows the account.</param>
internal sealed record GetSignInHelpRequest(string AccountId);

/// <param name="Help">Nothing where the account has written none.</param>
internal sealed record GetSignInHelpReply(string? Help);

/// <summary>
/// Whom to ask when an IAM user forgot the password. The sign-in page shows it to whoever names the account, so an account that does not
/// exist is answered like one that has written nothing.
/// </summary>
internal sealed class GetSignInHelp : Operation<GetSignInHelpRequest, GetSignInHelpReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(GetSignInHelp), "signin.amazonaws.com", new OperationRule.Anyone("sign-in-help"), ReadOnly: true);

    public override async Task<Outcome<GetSignInHelpReply>> HandleAsync(GetSignInHelpRequest request, Caller caller, DbSession session) =>
        new GetSignInHelpReply(await SignInHelpStore.FindAsync(session, request.AccountId));
}
