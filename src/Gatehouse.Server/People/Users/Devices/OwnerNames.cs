using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>How an app shows whose code it is.</summary>
internal static class OwnerNames
{
    /// <summary>The account's alias, or its id where it has none.</summary>
    public static async Task<string> FindAccountAsync(DbSession session, string accountId) =>
        (await AccountStore.FindAsync(session, AccountId.Get(accountId)))?.Alias ?? accountId;

    /// <summary>The user's, or what stands for the root user.</summary>
    public static string Of(Caller caller) => caller.UserName ?? "root";
}
