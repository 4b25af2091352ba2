using System.Globalization;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record ListPolicyVersionsRequest : IPolicyRequest, IPagedRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListPolicyVersionsReply
{
    public required IReadOnlyList<PolicyVersionItem> Versions { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

/// <summary>The newest first, without their documents.</summary>
internal sealed class ListPolicyVersions(ManagedPolicies policies) : PolicyOperation<ListPolicyVersionsRequest, ListPolicyVersionsReply>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListPolicyVersions), readOnly: true);

    protected override async Task<Outcome<ListPolicyVersionsReply>> HandleAsync(
        ListPolicyVersionsRequest request, ManagedPolicy policy, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(request, await Policies.FindTextsAsync(session, policy), NewestFirst, (texts, next) => new ListPolicyVersionsReply
        {
            Versions = [.. texts.Select(text => PolicyVersionItem.Of(policy, text))],
            Marker = next,
        });

    private static string NewestFirst(PolicyText text) => (long.MaxValue - text.Version).ToString("D19", CultureInfo.InvariantCulture);
}
