using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record CreateOrganizationalUnitRequest
{
    [Required]
    [Length(0, 100)]
    [Pattern(OrganizationPatterns.ParentId)]
    public string ParentId { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    public string Name { get; init; } = null!;

    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed class CreateOrganizationalUnit(SecretSource random, TimeProvider clock) : OrganizationOperation<CreateOrganizationalUnitRequest, UnitReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateOrganizationalUnit));

    public override Refusal? Validate(CreateOrganizationalUnitRequest request) => OrganizationTags.FindProblem(request.Tags);

    protected override (string? Target, string? Other) TargetsOf(CreateOrganizationalUnitRequest request) => (request.ParentId, null);

    protected override AccessCheck Ask(AccessCheck check, CreateOrganizationalUnitRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<UnitReply>> HandleAsync(CreateOrganizationalUnitRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        var tree = await OrganizationTree.ReadAsync(session, organization);
        if (!tree.HasParent(request.ParentId))
        {
            return OrganizationRefusals.NoParent;
        }

        if (tree.Units.Count >= OrganizationUnit.MostInOrganization)
        {
            return OrganizationRefusals.TooMany("OU_NUMBER_LIMIT_EXCEEDED", "organizational units", OrganizationUnit.MostInOrganization);
        }

        if (tree.DepthOf(request.ParentId) >= OrganizationUnit.Deepest)
        {
            return OrganizationRefusals.TooMany("OU_DEPTH_LIMIT_EXCEEDED", "levels of organizational units", OrganizationUnit.Deepest);
        }

        var unit = new OrganizationUnit(OrganizationIds.NewUnit(organization.RootId, random), organization.Id, request.ParentId, request.Name, clock.GetUtcNow());
        if (!await OrganizationUnitStore.InsertAsync(session, unit))
        {
            return OrganizationRefusals.DuplicateUnit;
        }

        await AttachmentStore.AttachUsualAsync(session, organization, unit.Id);
        await TagStore.PutAsync(session, unit.Id, request.Tags ?? []);
        return new UnitReply(UnitView.Of(organization, tree, unit));
    }
}
