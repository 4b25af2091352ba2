using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record EncryptionConfiguration
{
    [Required]
    [OneOf("AWS_OWNED_KMS_KEY", "CUSTOMER_MANAGED_KEY")]
    public string KeyType { get; init; } = null!;

    [Length(20, 2048)]
    public string? KmsKeyArn { get; init; }
}

internal sealed record UpdateInstanceRequest : InstanceRequest
{
    [Length(0, 255)]
    [Pattern(SsoPatterns.Name)]
    public string? Name { get; init; }

    public EncryptionConfiguration? EncryptionConfiguration { get; init; }
}

internal sealed class UpdateInstance : InstanceOperation<UpdateInstanceRequest, Nothing>
{
    public const string OwnKey = "AWS_OWNED_KMS_KEY";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateInstance));

    public override Refusal? Validate(UpdateInstanceRequest request) =>
        request.EncryptionConfiguration is null or { KeyType: OwnKey, KmsKeyArn: null }
            ? null
            : SsoRefusals.Invalid("Keys of a key management service are not supported: the installation's own key file seals what is stored.");

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateInstanceRequest request, WorkforceDirectory directory, DbSession session)
    {
        if (request.Name is { } name)
        {
            await WorkforceDirectoryStore.SetNameAsync(session, directory.Id, name);
        }

        return Nothing.Value;
    }
}
