using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record DescribeInstanceRequest : InstanceRequest;

/// <summary>Whose key seals what is stored: the installation's own.</summary>
internal sealed record EncryptionConfigurationDetails(string KeyType, string EncryptionStatus);

internal sealed record DescribeInstanceReply
{
    public required string InstanceArn { get; init; }

    public required string IdentityStoreId { get; init; }

    public required string OwnerAccountId { get; init; }

    public string? Name { get; init; }

    public required DateTimeOffset CreatedDate { get; init; }

    public required string Status { get; init; }

    public required EncryptionConfigurationDetails EncryptionConfigurationDetails { get; init; }
}

internal sealed class DescribeInstance : InstanceOperation<DescribeInstanceRequest, DescribeInstanceReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeInstance), readOnly: true);

    protected override Task<Outcome<DescribeInstanceReply>> HandleAsync(DescribeInstanceRequest request, WorkforceDirectory directory, DbSession session) =>
        Task.FromResult<Outcome<DescribeInstanceReply>>(new DescribeInstanceReply
        {
            InstanceArn = directory.InstanceArn,
            IdentityStoreId = directory.Id,
            OwnerAccountId = directory.AccountId.Digits,
            Name = directory.Name,
            CreatedDate = directory.CreatedAt,
            Status = InstanceStatus.Active,
            EncryptionConfigurationDetails = new(UpdateInstance.OwnKey, "ENABLED"),
        });
}
