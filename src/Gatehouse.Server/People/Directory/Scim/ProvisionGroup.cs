using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Groups;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record ProvisionGroupRequest(WorkforceDirectory Directory, ScimGroup Group) : IProvisionRequest
{
    public string? Subject => Group.DisplayName;
}

/// <summary><c>POST /Groups</c>.</summary>
internal sealed class ProvisionGroup(ProvisionMembers members, SecretSource random, TimeProvider clock) : ProvisionOperation<ProvisionGroupRequest, ProvisionedGroup>
{
    public override OperationDeclaration Declaration { get; } = Declare("CreateGroup");

    public override Refusal? Validate(ProvisionGroupRequest request) => FindProblem(request.Group.DisplayName);

    public static Refusal? FindProblem(string displayName)
    {
        var attributes = new GroupMembers { DisplayName = displayName };
        var violations = MemberRules.FindViolations(attributes);
        return violations.Count > 0 ? StoreRefusals.Invalid(ViolationWriter.Write(violations, ViolationStyle.WithoutValues)) : GroupRules.FindProblem(attributes);
    }

    protected override async Task<Outcome<ProvisionedGroup>> ProvisionAsync(ProvisionGroupRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var group = new DirectoryGroup(
            DirectoryGroup.NewId(request.Directory.Id, random), request.Directory.Id, request.Group.DisplayName, null, DirectoryUser.ByScim, now, NameOf(caller), now, NameOf(caller));
        if (!await DirectoryGroupStore.InsertAsync(session, group))
        {
            return StoreRefusals.Taken("GroupDisplayName");
        }

        if (!await ExternalIdStore.SetAsync(session, group.DirectoryId, ExternalIdStore.Group, group.Id, ExternalId.ByScim, request.Group.ExternalId))
        {
            return StoreRefusals.Taken("externalId");
        }

        return await members.ChangeAsync(session, group, [.. request.Group.Members.Select(static id => (true, id))], NameOf(caller)) is { } refusal
            ? refusal
            : ProvisionedGroup.Of(group, request.Group.ExternalId);
    }
}
