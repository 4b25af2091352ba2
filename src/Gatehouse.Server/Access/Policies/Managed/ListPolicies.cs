using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies.BuiltIn;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record ListPoliciesRequest : IPagedRequest
{
    public const string OfAws = "AWS";
    public const string Local = "Local";

    [OneOf("All", OfAws, Local)]
    public string? Scope { get; init; }

    public bool? OnlyAttached { get; init; }

    [Length(1, 512)]
    [Pattern(PolicyPatterns.Path)]
    public string? PathPrefix { get; init; }

    [OneOf(PolicyUse.Permissions, PolicyUse.Boundary)]
    public string? PolicyUsageFilter { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListPoliciesReply
{
    public required IReadOnlyList<PolicyItem> Policies { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

/// <summary>The account's own policies first, then the built-in ones: digits come before letters in the order of ARNs.</summary>
internal sealed class ListPolicies(BuiltInPolicies builtIn) : IamOperation<ListPoliciesRequest, ListPoliciesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPolicies), readOnly: true);

    public override Task<Outcome<ListPoliciesReply>> HandleAsync(ListPoliciesRequest request, Caller caller, DbSession session) =>
        PagedAnswer.MakeAsync(
            request,
            page => FindAsync(session, request, caller.AccountId, page),
            static policy => policy.Arn,
            async (policies, next) =>
            {
                var usage = await PolicyUsageStore.CountAsync(session, caller.AccountId, [.. policies.Select(static policy => policy.Arn)]);
                return new ListPoliciesReply
                {
                    Policies = [.. policies.Select(policy => PolicyItem.Of(policy, usage.GetValueOrDefault(policy.Arn, PolicyUsage.None)))],
                    Marker = next,
                };
            });

    private async Task<IReadOnlyList<ManagedPolicy>> FindAsync(DbSession session, ListPoliciesRequest request, string accountId, PageOf page)
    {
        var boundary = request.PolicyUsageFilter == PolicyUse.Boundary;
        var attached = request.PolicyUsageFilter == PolicyUse.Permissions || (request.OnlyAttached == true && !boundary);
        var prefix = request.PathPrefix ?? "/";
        var ownAreDone = page.After.StartsWith(PolicyArns.BuiltInPrefix, StringComparison.Ordinal);
        var own = request.Scope == ListPoliciesRequest.OfAws || ownAreDone
            ? []
            : await ManagedPolicyStore.FindPageAsync(session, accountId, prefix, attached, boundary, page);
        if (request.Scope == ListPoliciesRequest.Local || own.Count > page.Count)
        {
            return own;
        }

        var rest = builtIn.All.Select(static known => known.Policy)
            .Where(policy => policy.Path.StartsWith(prefix, StringComparison.Ordinal) && (!ownAreDone || string.CompareOrdinal(policy.Arn, page.After) > 0))
            .ToList();
        if (attached || boundary)
        {
            var usage = await PolicyUsageStore.CountAsync(session, accountId, [.. rest.Select(static policy => policy.Arn)]);
            rest.RemoveAll(policy => usage.GetValueOrDefault(policy.Arn, PolicyUsage.None) is var used
                && (boundary ? used.Boundaries : used.Attachments) == 0);
        }

        return [.. own, .. rest.Take(page.Count + 1 - own.Count)];
    }
}
