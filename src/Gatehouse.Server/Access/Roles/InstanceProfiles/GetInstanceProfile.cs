using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record GetInstanceProfileRequest : IInstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string InstanceProfileName { get; init; } = null!;
}

internal sealed record GetInstanceProfileReply
{
    public required InstanceProfileItem InstanceProfile { get; init; }
}

internal sealed class GetInstanceProfile : InstanceProfileOperation<GetInstanceProfileRequest, GetInstanceProfileReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetInstanceProfile), readOnly: true);

    protected override async Task<Outcome<GetInstanceProfileReply>> HandleAsync(
        GetInstanceProfileRequest request, InstanceProfile profile, Caller caller, DbSession session)
    {
        var role = profile.RoleId is { } id ? await RoleStore.FindAsync(session, id) : null;
        return new GetInstanceProfileReply
        {
            InstanceProfile = InstanceProfileItem.Of(profile, role) with { Tags = await TagStore.FindAllAsync(session, profile.Id) },
        };
    }
}
