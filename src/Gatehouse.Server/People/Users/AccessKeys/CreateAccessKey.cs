using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.AccessKeys;

internal sealed record CreateAccessKeyRequest : IUserRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }
}

/// <param name="UserName">Absent for the root user.</param>
/// <param name="SecretAccessKey">Shown here and never again.</param>
internal sealed record NewAccessKey(string? UserName, string AccessKeyId, string Status, [property: Secret] string SecretAccessKey, DateTimeOffset CreateDate);

internal sealed record CreateAccessKeyReply(NewAccessKey AccessKey);

/// <summary>A key for a user, or for the root user when it names nobody. Two each, so that one can replace the other.</summary>
internal sealed class CreateAccessKey(Sealer sealer, SecretSource random, TimeProvider clock) : UserOperation<CreateAccessKeyRequest, CreateAccessKeyReply>
{
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int SecretLength = 40;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateAccessKey)) with { AsksForProof = true };

    protected override async Task<Outcome<CreateAccessKeyReply>> HandleAsync(CreateAccessKeyRequest request, IamUser user, Caller caller, DbSession session)
    {
        await IamUserStore.LockAsync(session, user.Id);
        return await CreateAsync(session, user.AccountId, user);
    }

    protected override async Task<Outcome<CreateAccessKeyReply>> HandleRootAsync(CreateAccessKeyRequest request, Caller caller, DbSession session)
    {
        var account = AccountId.Get(caller.AccountId);
        await AccountChangeStore.LockAsync(session, account);
        return await CreateAsync(session, account, null);
    }

    private async Task<Outcome<CreateAccessKeyReply>> CreateAsync(DbSession session, AccountId account, IamUser? user)
    {
        var seed = new byte[UniqueId.KeyRandomBytes];
        random.Fill(seed);
        var secret = random.Text(SecretLength, SecretAlphabet);
        var now = clock.GetUtcNow();
        var key = new AccessKey
        {
            Id = UniqueId.Key(UniqueId.LongTermKey, account.Digits, seed),
            AccountId = account.Digits,
            UserId = user?.Id,
            SealedSecret = sealer.Seal(AccessKey.Purpose, secret),
            Status = AccessKey.Active,
            CreatedAt = now.ToUnixTimeMilliseconds(),
        };
        return await AccessKeyStore.AddAsync(session, key)
            ? new CreateAccessKeyReply(new(user?.Name, key.Id, key.Status, secret, now))
            : IamRefusals.LimitExceeded("AccessKeysPerUser", IamQuotas.AccessKeysPerUser);
    }
}
