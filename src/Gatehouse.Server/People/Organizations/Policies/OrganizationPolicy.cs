namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>A policy of an organization: it does nothing until it is attached.</summary>
internal sealed record OrganizationPolicy(string Id, string OrganizationId, string Type, string Name, string Description, string Content, DateTimeOffset UpdatedAt)
{
    public const string FullAccessId = "p-FullAWSAccess";
    public const string FullAccess = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    public const int MostOfType = 1000;
    public const int LargestControl = 5120;
    public const int LargestManagement = 10_000;

    /// <summary>Made by the service, the same in every organization: nobody changes it.</summary>
    public bool IsManaged => Id == FullAccessId;

    public string ArnIn(Organization organization) =>
        IsManaged ? $"arn:aws:organizations::aws:policy/{Type.ToLowerInvariant()}/{Id}" : organization.ArnOfPolicy(Type, Id);

    public static OrganizationPolicy? FindManaged(string organizationId, string id) =>
        id == FullAccessId
            ? new(id, organizationId, PolicyTypes.ServiceControl, "FullAWSAccess", "Allows access to every operation", FullAccess, DateTimeOffset.UnixEpoch)
            : null;
}
