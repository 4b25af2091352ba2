namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>A policy as lists show it.</summary>
internal sealed record PolicySummary(string Id, string Arn, string Name, string Description, string Type, bool AwsManaged)
{
    public static PolicySummary Of(Organization organization, OrganizationPolicy policy) =>
        new(policy.Id, policy.ArnIn(organization), policy.Name, policy.Description, policy.Type, policy.IsManaged);
}

/// <summary>A policy with its text.</summary>
internal sealed record PolicyView(PolicySummary PolicySummary, string Content)
{
    public static PolicyView Of(Organization organization, OrganizationPolicy policy) => new(PolicySummary.Of(organization, policy), policy.Content);
}

internal sealed record PolicyReply(PolicyView Policy);
