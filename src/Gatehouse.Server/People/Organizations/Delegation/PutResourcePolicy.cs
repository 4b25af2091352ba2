using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record PutResourcePolicyRequest
{
    [Required]
    [Length(1, 40_000)]
    public string Content { get; init; } = null!;

    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record ResourcePolicySummary(string Id, string Arn);

internal sealed record ResourcePolicyView(ResourcePolicySummary ResourcePolicySummary, string Content);

internal sealed record ResourcePolicyReply(ResourcePolicyView ResourcePolicy);

/// <summary>Lets members do some of the management account's work: what it names, to whom it names, where their own policies agree.</summary>
internal sealed class PutResourcePolicy(IPolicyTexts texts, SecretSource random) : OrganizationOperation<PutResourcePolicyRequest, ResourcePolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutResourcePolicy));

    public override Refusal? Validate(PutResourcePolicyRequest request) => OrganizationTags.FindProblem(request.Tags) ?? texts.FindDelegationProblem(request.Content);

    protected override AccessCheck Ask(AccessCheck check, PutResourcePolicyRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<ResourcePolicyReply>> HandleAsync(PutResourcePolicyRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        if (!organization.HasAllFeatures)
        {
            return OrganizationRefusals.Constraint("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE", "Your organization must have all features enabled.");
        }

        var id = organization.ResourcePolicyId ?? OrganizationIds.NewResourcePolicy(random);
        await OrganizationStore.SetResourcePolicyAsync(session, organization.Id, id, request.Content);
        await TagStore.PutAsync(session, id, request.Tags ?? []);
        return await OrganizationTags.FindTooManyAsync(session, id) is { } tooMany
            ? tooMany
            : new ResourcePolicyReply(new(new(id, organization.ArnOfResourcePolicy(id)), request.Content));
    }
}
