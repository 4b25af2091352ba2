using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.SignInHelp;

internal static class SignInHelpStore
{
    public static Task<string?> FindAsync(DbSession session, string accountId) =>
        session.FindAsync<string>("SELECT help FROM account_sign_in_help WHERE account_id = @accountId", new { accountId });

    public static Task PutAsync(DbSession session, string accountId, string help) =>
        session.ExecuteAsync(
            """
            INSERT INTO account_sign_in_help (account_id, help) VALUES (@accountId, @help)
            ON CONFLICT (account_id) DO UPDATE SET help = excluded.help
            """,
            new { accountId, help });

    public static Task DeleteAsync(DbSession session, string accountId) =>
        session.ExecuteAsync("DELETE FROM account_sign_in_help WHERE account_id = @accountId", new { accountId });
}
