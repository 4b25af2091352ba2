using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.Passwords;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>The password that an administrator gives somebody: made here, or typed and judged before anything is done.</summary>
internal sealed class ConsolePassword(IamPasswords passwords, UserCreation creation)
{
    public const string Typed = "typed";
    public const string Generated = "generated";

    /// <summary>The password, or what is wrong with the typed one.</summary>
    public async Task<(string? Password, string? Problem)> ReadAsync(IamPage page, string? choice, string? typed, IStringLocalizer<Texts> texts)
    {
        if (choice != Typed)
        {
            return (await creation.MakePasswordAsync(page), null);
        }

        if (string.IsNullOrEmpty(typed))
        {
            return (null, texts["NewPasswordMissing"]);
        }

        return await passwords.FindProblemsAsync(page.Visitor.Account, PlainPassword.From(typed), selfChosen: false, page.HttpContext.RequestAborted)
            is NewPassword.AgainstRules { Problems: var problems }
            ? (null, PasswordWords.Describe(problems, texts))
            : (typed, null);
    }
}
