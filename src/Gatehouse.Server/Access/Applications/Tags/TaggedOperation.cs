using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Applications.Issuers;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications.Tags;

internal abstract record TaggedRequest
{
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(SsoPatterns.InstanceArn)]
    public string? InstanceArn { get; init; }

    [Required]
    [Length(10, 2048)]
    [Pattern(ApplicationPatterns.TaggableArn)]
    public string ResourceArn { get; init; } = null!;
}

/// <summary>An operation on the tags of an instance, a permission set, an application or a trusted issuer of the caller's account.</summary>
internal abstract class TaggedOperation<TRequest, TReply> : SsoOperation<TRequest, TReply>
    where TRequest : TaggedRequest
{
    public sealed override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session) =>
        [Ask(await AskAsync(session, request.ResourceArn, await FindAsync(session, caller, request)), request)];

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        await FindAsync(session, caller, request) is { } id
            ? await HandleAsync(request, id, session)
            : SsoRefusals.NotFound($"Could not find a resource with ARN {request.ResourceArn}.");

    /// <param name="resourceId">As tags know the resource.</param>
    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, string resourceId, DbSession session);

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    private static async Task<string?> FindAsync(DbSession session, Caller caller, TRequest request)
    {
        if (await WorkforceDirectoryStore.FindOfAccountAsync(session, AccountId.Get(caller.AccountId)) is not { } directory
            || (request.InstanceArn is { } instance && instance != directory.InstanceArn))
        {
            return null;
        }

        var id = PolicyArns.NameOf(request.ResourceArn);
        return request.ResourceArn == directory.InstanceArn ? directory.InstanceId
            : id.StartsWith("ps-", StringComparison.Ordinal)
                ? (await PermissionSetStore.FindAsync(session, directory.Id, id))?.ArnIn(directory.InstanceId) == request.ResourceArn ? id : null
            : id.StartsWith("tti-", StringComparison.Ordinal)
                ? (await TokenIssuerStore.FindByArnAsync(session, directory, request.ResourceArn))?.Id
            : (await FoundApplication.FindAsync(session, caller.AccountId, request.ResourceArn))?.Application.Id;
    }
}
