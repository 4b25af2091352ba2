using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record DeleteInstanceProfileRequest : IInstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string InstanceProfileName { get; init; } = null!;
}

internal sealed class DeleteInstanceProfile : InstanceProfileOperation<DeleteInstanceProfileRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteInstanceProfile));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        DeleteInstanceProfileRequest request, InstanceProfile profile, Caller caller, DbSession session)
    {
        if (!await InstanceProfileStore.DeleteAsync(session, profile.Id))
        {
            return IamRefusals.DeleteConflict("remove roles from instance profile");
        }

        await TagStore.RemoveAllAsync(session, profile.Id);
        return Nothing.Value;
    }
}
