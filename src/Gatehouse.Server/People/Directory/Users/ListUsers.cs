using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Users;

internal sealed record ListUsersRequest : IStoreRequest, IStorePageRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Count(1, 10)]
    [Length(1, 50)]
    [Pattern(StorePatterns.ExtensionName)]
    public IReadOnlyList<string>? Extensions { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(1, 65535)]
    [Pattern(StorePatterns.NextToken)]
    public string? NextToken { get; init; }

    [Count(0, 1)]
    public IReadOnlyList<StoreFilter>? Filters { get; init; }
}

internal sealed record ListUsersReply(IReadOnlyList<UserView> Users, string? NextToken);

/// <summary>The people of a store in the order of their ids, or the one that a filter names.</summary>
internal sealed class ListUsers : StoreOperation<ListUsersRequest, ListUsersReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListUsers), readOnly: true);

    public override Refusal? Validate(ListUsersRequest request) =>
        request.Filters is [var filter] && !filter.Is("UserName") && !filter.Is("Emails.Value")
            ? StoreRefusals.Invalid($"The attribute '{filter.AttributePath}' cannot be filtered by.")
            : null;

    protected override IEnumerable<string> NameResources(ListUsersRequest request) => ["user/*"];

    protected override async Task<Outcome<ListUsersReply>> HandleAsync(ListUsersRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        var withExtension = request.Extensions?.Contains(EnterpriseExtension.Name) == true;
        if (request.Filters is [var filter])
        {
            return new ListUsersReply(
                await FindAsync(session, directory, filter) is { } user
                    ? [UserMapping.View(user, await ExternalIdStore.FindAllAsync(session, user.Id), withExtension)]
                    : [],
                null);
        }

        switch (StorePage.Read(request))
        {
            case Outcome<StorePage>.Done { Value: var page }:
                var (rows, next) = page.Cut(await DirectoryUserStore.FindPageAsync(session, directory.Id, page.After, page.Limit), static user => user.Id);
                var externalIds = await ExternalIdStore.FindOfUsersAsync(session, directory.Id, page);
                return new ListUsersReply([.. rows.Select(user => UserMapping.View(user, externalIds[user.Id], withExtension))], next);
            case Outcome<StorePage>.Refused { Refusal: var refusal }:
                return refusal;
            default:
                throw new InvalidOperationException("A page is read or refused.");
        }
    }

    private static Task<DirectoryUser?> FindAsync(DbSession session, WorkforceDirectory directory, StoreFilter filter) => filter.Is("UserName")
        ? DirectoryUserStore.FindByNameAsync(session, directory.Id, filter.AttributeValue)
        : DirectoryUserStore.FindByEmailAsync(session, directory.Id, filter.AttributeValue);
}
