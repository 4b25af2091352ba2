using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations;

internal sealed record CreateOrganizationRequest
{
    [OneOf(Organization.AllFeatures, Organization.BillingOnly)]
    public string? FeatureSet { get; init; }
}

/// <summary>The caller's account becomes the management account.</summary>
internal sealed class CreateOrganization(FoundOrganization found) : Operation<CreateOrganizationRequest, OrganizationReply>
{
    public override OperationDeclaration Declaration { get; } = OrganizationDeclaration.Of(nameof(CreateOrganization), readOnly: false);

    public override JsonObject? Describe(CreateOrganizationRequest request) => RequestRecord.Of(request);

    public override async Task<Outcome<OrganizationReply>> HandleAsync(CreateOrganizationRequest request, Caller caller, DbSession session) =>
        await found.RunAsync(session, AccountId.Get(caller.AccountId), request.FeatureSet ?? Organization.AllFeatures) is { } organization
            ? new OrganizationReply(await OrganizationView.FindAsync(session, organization))
            : OrganizationRefusals.AlreadyInOrganization;
}
