using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Accounts;

/// <summary>The noes that several operations on accounts share.</summary>
internal static class AccountRefusals
{
    public static Refusal NotFound(AccountId id) => new("ResourceNotFoundException", RefusalKind.NotFound, $"There is no account {id}.");

    public static Refusal WrongStatus(Account account, string wanted) =>
        new("ConflictException", RefusalKind.Conflict, $"Account {account.Id} is {account.Status.ToString().ToLowerInvariant()}; {wanted}.");
}
