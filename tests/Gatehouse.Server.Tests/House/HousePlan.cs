namespace Gatehouse.Server.Tests.House;

/// <summary>Who may use whom: the one table that docs/architecture.md describes and <see cref="FloorsTests"/> holds.</summary>
internal static class HousePlan
{
    /// <summary>Floor by floor what each may name besides itself.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Floors = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Foundation"] = ["Protocols"],
        ["People"] = ["Protocols", "Foundation"],
        ["SignIn"] = ["Protocols", "Foundation", "People", "Web"],
        ["Access"] = ["Policies", "Protocols", "Foundation", "People"],
        ["Doors"] = ["Policies", "Protocols", "Foundation", "People", "SignIn", "Access", "Web"],
        ["Web"] = ["Foundation"],
    };

    /// <summary>Inside a floor a room may use the rooms named before it. Doors do not know each other but for those of <see cref="OpenDoors"/>.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Rooms = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Foundation"] = ["Outcomes", "Settings", "Storage", "Secrets", "Upkeep", "Backups", "Audit", "Mail", "Phones", "Logging", "Network", "Limits", "Operations"],
        ["People"] = ["Credentials", "Accounts", "Factors", "Users", "Organizations", "Directory"],
        ["Access"] = ["Policies", "Roles", "Providers", "Temporary", "Assignments", "Applications", "Grants", "Authorization"],
        ["SignIn"] = ["Challenges", "Sessions", "Machine", "Pages", "Recovery", "SignUp"],
    };

    /// <summary>The doors that every other door may use: one knows the AWS wire, one knows who a browser is, one examines the installation.</summary>
    public static readonly string[] OpenDoors = ["Aws", "Browsers", "Diagnosis"];

    /// <summary>
    /// Interfaces that a lower room owns and a higher one implements: the only way to call upwards. Each new one is a decision.
    /// </summary>
    public static readonly string[] UpwardInterfaces =
    [
        "Foundation.Upkeep.IUpkeep",
        "Foundation.Settings.IJudgedOptions",
        "People.Credentials.ICredentialChanged",
        "People.Accounts.Status.IAccountRemoved",
        "People.Accounts.Status.IClosingObstacle",
        "People.Factors.IFactorMailbox",
        "People.Users.IPrincipalObstacle",
        "People.Users.IBoundaryPolicies",
        "People.Users.Reports.IAccountSummaryPart",
        "People.Organizations.Members.IMemberChanges",
        "People.Organizations.Policies.IPolicyTexts",

        // Not called from below: what the requests of several rooms have in common.
        "People.Users.IGroupRequest",
        "People.Users.IPagedRequest",
        "People.Users.IUserRequest",
        "People.Directory.IStoreRequest",
        "People.Directory.IStorePageRequest",
        "People.Directory.Users.IPersonRequest",
        "People.Directory.Groups.IStoredGroupRequest",
        "People.Directory.Memberships.IMembershipRequest",
        "People.Directory.Memberships.IMemberRequest",
        "People.Directory.Administration.IAdministeredUserRequest",
        "People.Directory.Scim.IProvisionRequest",
        "People.Directory.Scim.IProvisionedUserRequest",
        "People.Directory.Scim.IProvisionedGroupRequest",
    ];
}
