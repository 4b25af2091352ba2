using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Accounts;

/// <summary>Which account an operation acts in. Callers name none or their own.</summary>
internal static class AccountScope
{
    public const string NotYours = "AccessDenied";
    public const string Unknown = "AccountNotFound";

    public static Refusal NoAccount { get; } = new(Unknown, RefusalKind.NotFound, "There is no such account.");

    private static Refusal NoId { get; } = new(
        "ValidationError", RefusalKind.Malformed, "1 validation error detected: Value at 'accountId' failed to satisfy constraint: Member must satisfy regular expression pattern: \\d{12}");

    /// <summary>The same answer for an account that exists and one that does not: strangers learn neither.</summary>
    public static Outcome<AccountId> Find(string? asked, Caller caller) =>
        caller.AccountId.Length > 0 && (asked is null || asked == caller.AccountId)
            ? AccountId.Get(caller.AccountId)
            : asked is not null && !(asked.Length == 12 && asked.All(char.IsAsciiDigit)) ? NoId
            : new Refusal(NotYours, RefusalKind.Forbidden, "You are not authorized to act in this account.", "the request names an account that is not the caller's");
}
