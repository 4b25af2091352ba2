using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.LoginProfiles;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>Makes an account's IAM users as its root user would, by the same operations; what is there already stays as it is.</summary>
internal sealed class DemoUsers(IServiceProvider services, Account account)
{
    private readonly Caller root = SigningKeys.RootOf(account, RequestOrigin.Server);

    /// <summary>The user with a key that signs.</summary>
    public async Task<DemoUser> MeetAsync(DemoUser user, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<Database>();
        if (await database.ReadAsync(session => IamUserStore.FindAsync(session, account.Id, user.Name), cancellation) is null)
        {
            await RunAsync<CreateUser, CreateUserRequest, CreateUserReply>(new() { UserName = user.Name }, cancellation);
            await RunAsync<AttachUserPolicy, AttachUserPolicyRequest, Nothing>(new() { UserName = user.Name, PolicyArn = user.PolicyArn }, cancellation);
            await RunAsync<CreateLoginProfile, CreateLoginProfileRequest, CreateLoginProfileReply>(new() { UserName = user.Name, Password = user.Password }, cancellation);
        }

        return await HasKeyAsync(database, user, cancellation) ? user : await GiveKeyAsync(database, user, cancellation);
    }

    private async Task<bool> HasKeyAsync(Database database, DemoUser user, CancellationToken cancellation) =>
        user.AccessKeyId is { } id && await database.ReadAsync(session => AccessKeyStore.FindAsync(session, id), cancellation) is not null;

    /// <summary>A key whose secret nobody kept (the first start was cut short) is of no use to anybody.</summary>
    private async Task<DemoUser> GiveKeyAsync(Database database, DemoUser user, CancellationToken cancellation)
    {
        foreach (var key in await database.ReadAsync(session => FindKeysAsync(session, user), cancellation))
        {
            await RunAsync<DeleteAccessKey, DeleteAccessKeyRequest, Nothing>(new() { UserName = user.Name, AccessKeyId = key.Id }, cancellation);
        }

        var given = (await RunAsync<CreateAccessKey, CreateAccessKeyRequest, CreateAccessKeyReply>(new() { UserName = user.Name }, cancellation)).AccessKey;
        return user with { AccessKeyId = given.AccessKeyId, SecretAccessKey = given.SecretAccessKey };
    }

    private async Task<IReadOnlyList<AccessKey>> FindKeysAsync(DbSession session, DemoUser user) =>
        await IamUserStore.FindAsync(session, account.Id, user.Name) is { } found ? await AccessKeyStore.FindOfAsync(session, account.Id, found.Id) : [];

    private async Task<TReply> RunAsync<TOperation, TRequest, TReply>(TRequest request, CancellationToken cancellation)
        where TOperation : Operation<TRequest, TReply> =>
        await services.GetRequiredService<OperationRunner>().RunAsync(services.GetRequiredService<TOperation>(), request, root, cancellation) switch
        {
            Outcome<TReply>.Done { Value: var reply } => reply,
            Outcome<TReply>.Refused { Refusal: var refusal } => throw new RefusedException($"The demo's users cannot be made: {refusal.PublicText}"),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
}
