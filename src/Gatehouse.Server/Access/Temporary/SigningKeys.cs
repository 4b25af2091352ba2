using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>What became of a key that a call says it was signed with.</summary>
internal abstract record SigningKey
{
    private SigningKey()
    {
    }

    /// <param name="Secret">Signs for <paramref name="Caller"/>; never written anywhere.</param>
    internal sealed record Live(string Secret, Caller Caller) : SigningKey;

    /// <summary>No such key, a wrong or missing token, an inactive key, a closed account, a user who is gone: one answer for all.</summary>
    internal sealed record Unknown(string PrivateReason) : SigningKey;

    /// <summary>It was right once. Only who has its token learns so much.</summary>
    internal sealed record Expired : SigningKey;
}

/// <summary>Finds who signs with a key, long-term or temporary. Read with every call, so that what is taken away is gone at once.</summary>
internal sealed class SigningKeys(Database database, OpenedSecrets secrets, RoleUses uses, PlaceOptions place, TimeProvider clock)
{
    public Task<SigningKey> FindAsync(string accessKeyId, string? token, RequestOrigin origin, CancellationToken cancellation = default) =>
        database.ReadAsync<SigningKey>(
            async session => accessKeyId.StartsWith("ASIA", StringComparison.Ordinal)
                ? await FindTemporaryAsync(session, accessKeyId, token, origin)
                : await FindLongTermAsync(session, accessKeyId, token, origin),
            cancellation);

    private async Task<SigningKey> FindLongTermAsync(DbSession session, string id, string? token, RequestOrigin origin)
    {
        if (await SigningKeyStore.FindAsync(session, id) is not { } key)
        {
            return new SigningKey.Unknown("no such key");
        }

        if (token is not null)
        {
            return new SigningKey.Unknown("a long-term key came with a session token");
        }

        if (key.Status != AccessKey.Active)
        {
            return new SigningKey.Unknown("the key is inactive");
        }

        if (!key.IsOfActiveAccount)
        {
            return new SigningKey.Unknown("the account is not active");
        }

        if (FindCaller(key, origin) is not { } caller)
        {
            return new SigningKey.Unknown("whoever it was given to is gone");
        }

        return secrets.Open(AccessKey.Purpose, key.SealedSecret) is { } secret
            ? new SigningKey.Live(secret, caller with { AccessKeyId = id, OwnsInstallation = key.OwnsInstallation == 1 })
            : new SigningKey.Unknown("the key's secret was sealed by a key file that is gone");
    }

    private async Task<SigningKey> FindTemporaryAsync(DbSession session, string id, string? token, RequestOrigin origin)
    {
        if (await TemporaryCredentialStore.FindAsync(session, id) is not { } key)
        {
            return new SigningKey.Unknown("no such key");
        }

        if (token is null || !SecretHash.Matches(token, key.TokenHash))
        {
            return new SigningKey.Unknown("a wrong or missing session token");
        }

        if (clock.GetUtcNow() >= key.Credential.ExpiresAt)
        {
            return new SigningKey.Expired();
        }

        if (await AccountStore.FindAsync(session, AccountId.Get(key.Credential.AccountId)) is not { Status: AccountStatus.Active } account)
        {
            return new SigningKey.Unknown("the account is not active");
        }

        if (await FindCallerAsync(session, key.Credential, account, origin) is not { } caller)
        {
            return new SigningKey.Unknown("whoever it was given to is gone");
        }

        if (secrets.Open(TemporaryCredentials.Purpose, key.SealedSecret) is not { } secret)
        {
            return new SigningKey.Unknown("the key's secret was sealed by a key file that is gone");
        }

        if (key.Credential.Kind == PrincipalKinds.AssumedRole)
        {
            uses.Note(key.Credential.Facts.IssuerId, place.Region);
        }

        return new SigningKey.Live(secret, caller);
    }

    /// <summary>The principal behind temporary credentials, for signed calls and for browser sessions alike.</summary>
    public static async Task<Caller?> FindCallerAsync(DbSession session, TemporaryCredential credential, Account account, RequestOrigin origin)
    {
        var facts = credential.Facts;
        Caller? caller = credential.Kind switch
        {
            PrincipalKinds.Root => RootOf(account, origin),
            IamUser.Kind => await IamUserStore.FindAsync(session, facts.IssuerId) is { } user ? CallerOf(user, origin) : null,
            PrincipalKinds.FederatedUser when await IsThereAsync(session, facts.IssuerId, account) => FederatedOf(credential, account, origin),
            PrincipalKinds.AssumedRole when await RoleStore.FindAsync(session, facts.IssuerId) is { } role => SessionOf(role, credential, origin),
            _ => null,
        };
        return caller is null
            ? null
            : caller with { AccessKeyId = credential.AccessKeyId, Session = facts, IssuedBy = credential.IssuedBy, MfaAt = facts.MfaAt, OwnsInstallation = account.OwnsInstallation };
    }

    public static Caller RootOf(Account account, RequestOrigin origin) => RootOf(account.Id.Digits, origin) with { OwnsInstallation = account.OwnsInstallation };

    public static Caller CallerOf(IamUser user, RequestOrigin origin) => UserOf(user.AccountId.Digits, user.Id, user.Path, user.Name, origin);

    /// <summary>Nothing for the key of a user who is gone: it is nobody's, and least of all the root user's.</summary>
    private static Caller? FindCaller(LongTermKeyRow key, RequestOrigin origin) => key switch
    {
        { UserId: null } => RootOf(key.AccountId, origin),
        { UserId: { } id, UserName: { } name, UserPath: { } path } => UserOf(key.AccountId, id, path, name, origin),
        _ => null,
    };

    private static Caller RootOf(string accountId, RequestOrigin origin) =>
        new(PrincipalKinds.Root, CredentialOwner.Root(accountId).ToString(), accountId, $"arn:aws:iam::{accountId}:root", null, origin)
        {
            PrincipalId = accountId,
        };

    private static Caller UserOf(string accountId, string id, string path, string name, RequestOrigin origin) =>
        new(IamUser.Kind, IamUser.OwnerOf(id).ToString(), accountId, IamUser.ArnOf(accountId, path, name), null, origin)
        {
            PrincipalId = id,
            UserName = name,
        };

    /// <summary>The user who vouches for a federated one, or the account's root user.</summary>
    private static async Task<bool> IsThereAsync(DbSession session, string issuerId, Account account) =>
        issuerId == account.Id.Digits || await IamUserStore.FindAsync(session, issuerId) is not null;

    private static Caller FederatedOf(TemporaryCredential credential, Account account, RequestOrigin origin) =>
        new(PrincipalKinds.FederatedUser, credential.IssuedBy, account.Id.Digits, $"arn:aws:sts::{account.Id.Digits}:federated-user/{credential.Name}", null, origin)
        {
            PrincipalId = $"{account.Id.Digits}:{credential.Name}",
        };

    private static Caller SessionOf(Role role, TemporaryCredential credential, RequestOrigin origin) =>
        new(PrincipalKinds.AssumedRole, new CredentialOwner("role", role.Id).ToString(), role.AccountId.Digits, AssumptionRules.SessionArnOf(role, credential.Name), null, origin)
        {
            PrincipalId = $"{role.Id}:{credential.Name}",
        };
}
