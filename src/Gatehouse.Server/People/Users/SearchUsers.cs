using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal sealed record SearchUsersRequest : IPagedRequest
{
    /// <summary>What their names hold, whatever the case; nothing for all.</summary>
    [Length(1, 128)]
    public string? Part { get; init; }

    /// <summary>Only those who have an MFA device, or only those who have none; nothing for all.</summary>
    public bool? HasMFADevice { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

/// <param name="MFADevices">How many the user has.</param>
internal sealed record FoundUser(UserView User, long MFADevices);

internal sealed record SearchUsersReply(IReadOnlyList<FoundUser> Users, bool IsTruncated, string? Marker);

/// <summary>For pages: the same list as <see cref="ListUsers"/>, for those who may list all users, narrowed by name and by MFA.</summary>
internal sealed class SearchUsers : IamOperation<SearchUsersRequest, SearchUsersReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(SearchUsers), Source, new OperationRule.Iam("iam:ListUsers", "arn:aws:iam::{account}:user/"), ReadOnly: true);

    public override Task<Outcome<SearchUsersReply>> HandleAsync(SearchUsersRequest request, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => IamUserStore.FindListedAsync(session, AccountId.Get(caller.AccountId), request.Part, request.HasMFADevice, page),
            static found => IamUserStore.KeyOf(found.User.Name),
            static (users, next) => new SearchUsersReply([.. users.Select(static found => new FoundUser(UserView.InList(found.User), found.Devices))], next is not null, next));
}
