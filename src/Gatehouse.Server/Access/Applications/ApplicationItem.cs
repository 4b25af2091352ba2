namespace Gatehouse.Server.Access.Applications;

/// <summary>An application as answers show it.</summary>
internal sealed record ApplicationItem
{
    public required string ApplicationArn { get; init; }

    public required string ApplicationProviderArn { get; init; }

    public required string Name { get; init; }

    public required string ApplicationAccount { get; init; }

    public required string InstanceArn { get; init; }

    public required string IdentityStoreArn { get; init; }

    public required string Status { get; init; }

    public required PortalOptions PortalOptions { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreatedDate { get; init; }

    public static ApplicationItem Of(FoundApplication found) => new()
    {
        ApplicationArn = found.Arn,
        ApplicationProviderArn = found.Application.ProviderArn,
        Name = found.Application.Name,
        ApplicationAccount = found.Application.AccountId.Digits,
        InstanceArn = found.Directory.InstanceArn,
        IdentityStoreArn = found.Directory.StoreArn,
        Status = Application.WordOf(found.Application.IsEnabled),
        PortalOptions = PortalOptions.Of(found.Application),
        Description = found.Application.Description,
        CreatedDate = found.Application.CreatedAt,
    };
}
