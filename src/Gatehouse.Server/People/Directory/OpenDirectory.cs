using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Directory;

/// <summary>Gives an account its directory; part of the caller's transaction.</summary>
internal sealed class OpenDirectory(SecretSource random, TimeProvider clock)
{
    private const string Hexadecimal = "0123456789abcdef";
    private const int Draws = 20;

    /// <summary>The new directory, or nothing when the account has one.</summary>
    public async Task<WorkforceDirectory?> RunAsync(DbSession session, AccountId account, string? name, DirectorySettings settings)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var directory = new WorkforceDirectory(
                "d-" + random.Text(10, Hexadecimal), account, "ssoins-" + random.Text(16, Hexadecimal), name, null, settings, clock.GetUtcNow());
            if (await WorkforceDirectoryStore.InsertAsync(session, directory))
            {
                return directory;
            }

            if (await WorkforceDirectoryStore.FindOfAccountAsync(session, account) is not null)
            {
                return null;
            }
        }

        throw new InvalidOperationException("No free directory id was drawn.");
    }
}
