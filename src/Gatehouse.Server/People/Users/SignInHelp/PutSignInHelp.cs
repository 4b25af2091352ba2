using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.SignInHelp;

/// <param name="Help">Plain text; nothing or white space takes it away.</param>
internal sealed record PutSignInHelpRequest(string? Help);

/// <summary>Sets whom the account's users ask when they cannot sign in.</summary>
internal sealed class PutSignInHelp : Operation<PutSignInHelpRequest, Nothing>
{
    public const int MostCharacters = 500;
    public const string Invalid = "SignInHelpInvalid";

    public override OperationDeclaration Declaration { get; } =
        new(nameof(PutSignInHelp), "signin.amazonaws.com", new OperationRule.Iam("signin:PutSignInHelp", "*"));

    public override Refusal? Validate(PutSignInHelpRequest request) =>
        request.Help is { } help && (help.Length > MostCharacters || help.Any(static each => char.IsControl(each) && each is not '\n' and not '\r'))
            ? new(Invalid, RefusalKind.Malformed, $"The text has at most {MostCharacters} characters and no control characters.")
            : null;

    public override JsonObject Describe(PutSignInHelpRequest request) => new() { ["help"] = request.Help };

    public override async Task<Outcome<Nothing>> HandleAsync(PutSignInHelpRequest request, Caller caller, DbSession session)
    {
        if (request.Help?.Trim() is { Length: > 0 } help)
        {
            await SignInHelpStore.PutAsync(session, caller.AccountId, help);
        }
        else
        {
            await SignInHelpStore.DeleteAsync(session, caller.AccountId);
        }

        return Nothing.Value;
    }
}
