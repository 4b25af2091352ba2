using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>Who signed in or out, as CloudTrail's records of the sign-in service say it.</summary>
internal static class AuditIdentities
{
    public static JsonObject OfRoot(string? accountId)
    {
        var identity = new JsonObject { ["type"] = "Root" };
        if (accountId is not null)
        {
            identity["principalId"] = accountId;
            identity["arn"] = $"arn:aws:iam::{accountId}:root";
            identity["accountId"] = accountId;
            identity["accessKeyId"] = "";
        }

        return identity;
    }

    public static JsonObject OfUser(IamUser user)
    {
        var identity = OfRefusedUser(user.AccountId.Digits, user.Id, user.Name);
        identity["arn"] = user.Arn;
        return identity;
    }

    /// <summary>A failed sign-in names no ARN. A name that nobody has is not kept: people type passwords into the wrong field.</summary>
    public static JsonObject OfRefusedUser(string? accountId, string? userId, string? userName)
    {
        var identity = new JsonObject { ["type"] = IamUser.Kind };
        if (userId is not null)
        {
            identity["principalId"] = userId;
        }

        if (accountId is not null)
        {
            identity["accountId"] = accountId;
        }

        identity["accessKeyId"] = "";
        identity["userName"] = userName ?? "HIDDEN_DUE_TO_SECURITY_REASONS";
        return identity;
    }

    /// <param name="userId">Nothing for a name that nobody has.</param>
    public static JsonObject OfWorkforce(string accountId, string directoryId, string? userId)
    {
        var identity = new JsonObject { ["type"] = DirectoryUser.Kind, ["accountId"] = accountId };
        if (userId is not null)
        {
            identity["onBehalfOf"] = new JsonObject { ["userId"] = userId, ["identityStoreArn"] = $"arn:aws:identitystore::{accountId}:identitystore/{directoryId}" };
        }

        return identity;
    }

    public static async Task<JsonObject> FindAsync(DbSession db, Session session) => session switch
    {
        { Switched: { } role } => SwitchEvents.Identify(role, session.SignedInAt),
        { Kind: IamUser.Kind } => await IamUserStore.FindAsync(db, session.Owner.Id) is { } user
            ? OfUser(user)
            : OfRefusedUser(session.AccountId?.Digits, session.Owner.Id, null),
        { Kind: DirectoryUser.Kind } => await DirectoryUserStore.FindAsync(db, session.Owner.Id) is { } person
            && await WorkforceDirectoryStore.FindAsync(db, person.DirectoryId) is { } directory
                ? OfWorkforce(directory.AccountId.Digits, directory.Id, person.Id)
                : new JsonObject { ["type"] = DirectoryUser.Kind },
        _ => OfRoot(session.AccountId?.Digits),
    };
}
