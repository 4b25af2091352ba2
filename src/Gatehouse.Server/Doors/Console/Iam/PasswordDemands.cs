using Gatehouse.Server.People.Users.Passwords;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>What an account asks of a new password, before somebody has to find out.</summary>
internal static class PasswordDemands
{
    /// <param name="policy">Nothing where the account has none, or the visitor may not know it.</param>
    public static string? Describe(PasswordPolicyView? policy, IStringLocalizer<Texts> texts) => policy is null ? null : string.Join(' ', List(policy, texts));

    private static IEnumerable<string> List(PasswordPolicyView policy, IStringLocalizer<Texts> texts)
    {
        yield return texts["DemandLength", policy.MinimumPasswordLength];
        if (policy.RequireUppercaseCharacters)
        {
            yield return texts["DemandUppercase"];
        }

        if (policy.RequireLowercaseCharacters)
        {
            yield return texts["DemandLowercase"];
        }

        if (policy.RequireNumbers)
        {
            yield return texts["DemandNumber"];
        }

        if (policy.RequireSymbols)
        {
            yield return texts["DemandSymbol"];
        }

        if (policy.PasswordReusePrevention is { } count)
        {
            yield return texts["DemandReuse", count];
        }
    }
}
