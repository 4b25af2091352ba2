using Gatehouse.Server.Tests.Access.Authorization;

namespace Gatehouse.Server.Tests.People.Organizations;

/// <summary>Texts of service control policies.</summary>
internal static class OrganizationPolicies
{
    public static string Everything { get; } = Given.Policy(Given.Allow("*"));

    public static string NoUsers { get; } = Given.Policy(Given.Deny("iam:ListUsers"));

    public static string OnlyIam { get; } = Given.Policy(Given.Allow("iam:*"));
}
