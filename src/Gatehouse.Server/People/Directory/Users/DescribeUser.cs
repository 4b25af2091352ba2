using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Users;

internal sealed record DescribeUserRequest : IPersonRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;

    [Count(1, 10)]
    [Length(1, 50)]
    [Pattern(StorePatterns.ExtensionName)]
    public IReadOnlyList<string>? Extensions { get; init; }
}

internal sealed class DescribeUser : PersonOperation<DescribeUserRequest, UserView>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeUser), readOnly: true);

    protected override async Task<Outcome<UserView>> HandleAsync(DescribeUserRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        UserMapping.View(user, await ExternalIdStore.FindAllAsync(session, user.Id), request.Extensions?.Contains(EnterpriseExtension.Name) == true);
}
