using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record ListInstanceProfilesRequest : IPagedRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.PathPrefix)]
    public string? PathPrefix { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListInstanceProfilesReply
{
    public required IReadOnlyList<InstanceProfileItem> InstanceProfiles { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListInstanceProfiles : IamOperation<ListInstanceProfilesRequest, ListInstanceProfilesReply>
{
    public override OperationDeclaration Declaration { get; } =
        Declare(nameof(ListInstanceProfiles), "arn:aws:iam::{account}:instance-profile/", readOnly: true);

    public override Task<Outcome<ListInstanceProfilesReply>> HandleAsync(ListInstanceProfilesRequest request, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => InstanceProfileStore.FindPageAsync(session, caller.AccountId, request.PathPrefix ?? "/", page),
            static profile => IamUserStore.KeyOf(profile.Name),
            async (profiles, next) => new ListInstanceProfilesReply
            {
                InstanceProfiles = await InstanceProfileItem.OfAsync(session, profiles),
                Marker = next,
            });
}
