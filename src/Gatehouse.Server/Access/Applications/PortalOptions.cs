using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Applications;

internal sealed record SignInOptions
{
    [Required]
    [OneOf("IDENTITY_CENTER", "APPLICATION")]
    public string Origin { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(ApplicationPatterns.Url)]
    public string? ApplicationUrl { get; init; }
}

/// <summary>How the portal shows an application, and where its tile leads.</summary>
internal sealed record PortalOptions
{
    public SignInOptions? SignInOptions { get; init; }

    [OneOf(Application.Enabled, Application.Disabled)]
    public string? Visibility { get; init; }

    public static PortalOptions Of(Application application) => new()
    {
        SignInOptions = application.SignInOrigin is { } origin ? new() { Origin = origin, ApplicationUrl = application.Url } : null,
        Visibility = Application.WordOf(application.IsVisible),
    };
}

internal sealed record UpdateApplicationPortalOptions
{
    public SignInOptions? SignInOptions { get; init; }
}
