using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal sealed record CreateUserRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? Path { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Length(20, 2048)]
    public string? PermissionsBoundary { get; init; }

    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record CreateUserReply(UserView User);

/// <summary>A new user can do nothing until somebody gives it credentials and policies.</summary>
internal sealed class CreateUser(IEnumerable<IBoundaryPolicies> boundaries, SecretSource random, TimeProvider clock)
    : IamOperation<CreateUserRequest, CreateUserReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateUser));

    public override Refusal? Validate(CreateUserRequest request) => TagRules.FindProblem(request.Tags);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateUserRequest request, Caller caller, DbSession session)
    {
        var check = new AccessCheck("iam:CreateUser", IamUser.ArnOf(caller.AccountId, request.Path ?? "/", request.UserName));
        return new(TagRules.AskToCreate(
            request.PermissionsBoundary is { } boundary ? check.With("iam:PermissionsBoundary", boundary) : check, "iam:TagUser", request.Tags));
    }

    public override async Task<Outcome<CreateUserReply>> HandleAsync(CreateUserRequest request, Caller caller, DbSession session)
    {
        if (request.PermissionsBoundary is { } boundary && await FindProblemAsync(session, caller, boundary) is { } objection)
        {
            return objection;
        }

        var account = AccountId.Get(caller.AccountId);
        var user = new IamUser(
            UniqueId.User + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            account,
            request.UserName,
            request.Path ?? "/",
            request.PermissionsBoundary,
            clock.GetUtcNow(),
            null);
        await AccountChangeStore.LockAsync(session, account);
        if (!await IamUserStore.InsertAsync(session, user))
        {
            return await IamUserStore.FindAsync(session, account, user.Name) is { } other
                ? IamRefusals.AlreadyExists("User", other.Name)
                : IamRefusals.LimitExceeded("UsersPerAccount", IamQuotas.Users);
        }

        IReadOnlyList<Tag> tags = request.Tags ?? [];
        await TagStore.PutAsync(session, user.Id, tags);
        return new CreateUserReply(UserView.Whole(user, tags));
    }

    private async Task<Refusal?> FindProblemAsync(DbSession session, Caller caller, string boundary)
    {
        foreach (var room in boundaries)
        {
            return await room.FindProblemAsync(session, caller.AccountId, boundary);
        }

        return IamRefusals.NoSuchEntity($"Policy {boundary} does not exist or is not attachable.");
    }
}
