using System.Text.Json.Nodes;

namespace Gatehouse.Server.People.Directory;

/// <summary>How audit records name a person of a directory: by the id that never changes, on behalf of whom the record is.</summary>
internal static class WorkforceIdentity
{
    /// <param name="account">The account that owns the directory.</param>
    /// <param name="credential">The portal session, by its public id; nothing where none is known.</param>
    public static JsonObject Of(string account, string userId, string? credential) => new()
    {
        ["type"] = DirectoryUser.Kind,
        ["accountId"] = account,
        ["onBehalfOf"] = new JsonObject
        {
            ["userId"] = userId,
            ["identityStoreArn"] = $"arn:aws:identitystore::{account}:identitystore/d-{userId[..userId.IndexOf('-', StringComparison.Ordinal)]}",
        },
        ["credentialId"] = credential,
    };
}
