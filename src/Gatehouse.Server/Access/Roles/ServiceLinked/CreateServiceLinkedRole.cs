using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.ServiceLinked;

internal sealed record CreateServiceLinkedRoleRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string AWSServiceName { get; init; } = null!;

    [Length(0, 1000)]
    [Pattern(RolePatterns.Description)]
    public string? Description { get; init; }

    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? CustomSuffix { get; init; }
}

internal sealed record CreateServiceLinkedRoleReply
{
    public required RoleItem Role { get; init; }
}

/// <summary>Makes the role that a service needs for itself: its name, trust and policy are the service's, not the caller's.</summary>
internal sealed class CreateServiceLinkedRole(Attachments attachments, SecretSource random, TimeProvider clock)
    : IamOperation<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateServiceLinkedRole));

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateServiceLinkedRoleRequest request, Caller caller, DbSession session)
    {
        var name = LinkedServiceRules.Find(request.AWSServiceName)?.RoleName ?? "*";
        return new(
        [
            new AccessCheck("iam:CreateServiceLinkedRole", Role.ArnOf(caller.AccountId, $"{Role.ServicePath}{request.AWSServiceName}/", NameOf(name, request.CustomSuffix)))
                .With("iam:AWSServiceName", request.AWSServiceName),
        ]);
    }

    public override async Task<Outcome<CreateServiceLinkedRoleReply>> HandleAsync(CreateServiceLinkedRoleRequest request, Caller caller, DbSession session)
    {
        if (LinkedServiceRules.Find(request.AWSServiceName) is not { } service)
        {
            return IamRefusals.InvalidInput($"Invalid service name: {request.AWSServiceName}");
        }

        if (request.CustomSuffix is not null && !service.TakesSuffix)
        {
            return IamRefusals.InvalidInput($"Custom suffix is not allowed for {service.Service}");
        }

        await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        var role = new Role(
            UniqueId.Role + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            AccountId.Get(caller.AccountId),
            NameOf(service.RoleName, request.CustomSuffix),
            service.RolePath,
            request.Description is { Length: > 0 } description ? description : null,
            service.TrustPolicy,
            Role.UsualSessionSeconds,
            BoundaryArn: null,
            clock.GetUtcNow());
        if (!await RoleStore.InsertAsync(session, role))
        {
            return await RoleStore.FindAsync(session, role.AccountId, role.Name) is not null
                ? IamRefusals.InvalidInput($"Service role name {role.Name} has been taken in this account, please try a different suffix.")
                : IamRefusals.LimitExceeded("RolesPerAccount", Role.MostPerAccount);
        }

        await attachments.AttachForServiceAsync(session, caller.AccountId, role.Id, service.PolicyArn);
        return new CreateServiceLinkedRoleReply { Role = RoleItem.Whole(role, []) with { MaxSessionDuration = null, RoleLastUsed = null } };
    }

    private static string NameOf(string role, string? suffix) => suffix is null ? role : $"{role}_{suffix}";
}
