using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record PatchProvisionedUserRequest(WorkforceDirectory Directory, string Id, IReadOnlyList<ScimOperation> Operations) : IProvisionedUserRequest
{
    public string? Subject => Id;
}

/// <summary><c>PATCH /Users/{id}</c>: all of its operations or none.</summary>
internal sealed class PatchProvisionedUser(PersonChanges changes) : ProvisionedUserOperation<PatchProvisionedUserRequest, ProvisionedUser>
{
    public override OperationDeclaration Declaration { get; } = Declare("PatchUser");

    protected override async Task<Outcome<ProvisionedUser>> ProvisionAsync(PatchProvisionedUserRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        var resource = ScimWriter.User(ScimMapping.ToScim(user, ScimMapping.ExternalIdOf(await ExternalIdStore.FindAllAsync(session, user.Id))), null);
        if (ScimPatcher.Apply(resource, request.Operations) is { } error)
        {
            return Refuse(error);
        }

        return ScimUserReader.Read(resource) switch
        {
            ScimReading<ScimUser>.Read { Value: var scim } => await SaveAsync(changes, session, user, scim, caller),
            ScimReading<ScimUser>.Refused { Error: var unfit } => Refuse(unfit),
            _ => throw new InvalidOperationException("A resource is read or refused."),
        };
    }
}
