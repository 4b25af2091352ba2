using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations;

/// <summary>An organization as the service shows it; "master" is its old word for the management account.</summary>
internal sealed record OrganizationView(
    string Id, string Arn, string FeatureSet, string MasterAccountArn, string MasterAccountId, string MasterAccountEmail, IReadOnlyList<PolicyTypeSummary> AvailablePolicyTypes)
{
    public static async Task<OrganizationView> FindAsync(DbSession session, Organization organization)
    {
        var management = organization.ManagementAccountId;
        return new(
            organization.Id,
            organization.Arn,
            organization.FeatureSet,
            organization.ArnOfAccount(management.Digits),
            management.Digits,
            (await AccountStore.FindAsync(session, management))!.RootEmail,
            organization.HasAllFeatures ? [new(PolicyTypes.ServiceControl, "ENABLED")] : []);
    }
}

internal sealed record OrganizationReply(OrganizationView Organization);
