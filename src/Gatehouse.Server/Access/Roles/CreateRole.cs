using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles;

internal sealed record CreateRoleRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? Path { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;

    [Required]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public string AssumeRolePolicyDocument { get; init; } = null!;

    [Length(0, 1000)]
    [Pattern(RolePatterns.Description)]
    public string? Description { get; init; }

    [Range(3600, 43200)]
    public int? MaxSessionDuration { get; init; }

    [Length(0, PolicyPatterns.LongestArn)]
    public string? PermissionsBoundary { get; init; }

    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record CreateRoleReply
{
    public required RoleItem Role { get; init; }
}

internal sealed class CreateRole(BoundaryPolicies boundaries, SecretSource random, TimeProvider clock) : IamOperation<CreateRoleRequest, CreateRoleReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateRole));

    public override Refusal? Validate(CreateRoleRequest request) =>
        request.Path is { } path && (Role.IsServicePath(path) || path.StartsWith(Role.ReservedPath, StringComparison.Ordinal))
            ? IamRefusals.InvalidInput($"The path {path} is reserved for roles that services make.")
            : TagRules.FindProblem(request.Tags) ?? TrustRules.FindProblem(request.AssumeRolePolicyDocument);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateRoleRequest request, Caller caller, DbSession session)
    {
        var check = new AccessCheck("iam:CreateRole", Role.ArnOf(caller.AccountId, request.Path ?? "/", request.RoleName));
        return new(TagRules.AskToCreate(
            request.PermissionsBoundary is { } boundary ? check.With("iam:PermissionsBoundary", boundary) : check, "iam:TagRole", request.Tags));
    }

    public override async Task<Outcome<CreateRoleReply>> HandleAsync(CreateRoleRequest request, Caller caller, DbSession session)
    {
        await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        if (request.PermissionsBoundary is { } boundary && await boundaries.FindProblemAsync(session, caller.AccountId, boundary) is { } refusal)
        {
            return refusal;
        }

        var role = new Role(
            UniqueId.Role + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            AccountId.Get(caller.AccountId),
            request.RoleName,
            request.Path ?? "/",
            request.Description is { Length: > 0 } description ? description : null,
            request.AssumeRolePolicyDocument,
            request.MaxSessionDuration ?? Role.UsualSessionSeconds,
            request.PermissionsBoundary,
            clock.GetUtcNow());
        if (!await RoleStore.InsertAsync(session, role))
        {
            return await RoleStore.FindAsync(session, role.AccountId, role.Name) is not null
                ? IamRefusals.AlreadyExists("Role", role.Name)
                : IamRefusals.LimitExceeded("RolesPerAccount", Role.MostPerAccount);
        }

        await TagStore.PutAsync(session, role.Id, request.Tags ?? []);
        return new CreateRoleReply
        {
            Role = RoleItem.Whole(role, request.Tags ?? []) with { MaxSessionDuration = request.MaxSessionDuration, RoleLastUsed = null },
        };
    }
}
