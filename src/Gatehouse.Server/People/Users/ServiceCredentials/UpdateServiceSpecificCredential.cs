using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

internal sealed record UpdateServiceSpecificCredentialRequest : IUserRequest
{
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(20, 128)]
    [Pattern(IamPatterns.Id)]
    public string ServiceSpecificCredentialId { get; init; } = null!;

    [Required]
    [OneOf(ServiceCredential.Active, ServiceCredential.Inactive)]
    public string Status { get; init; } = null!;
}

internal sealed class UpdateServiceSpecificCredential : UserOperation<UpdateServiceSpecificCredentialRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateServiceSpecificCredential));

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateServiceSpecificCredentialRequest request, IamUser user, Caller caller, DbSession session) =>
        await ServiceCredentialStore.SetStatusAsync(session, user.Id, request.ServiceSpecificCredentialId, request.Status)
            ? Nothing.Value
            : ServiceCredentialRefusals.NotFound(request.ServiceSpecificCredentialId);
}
