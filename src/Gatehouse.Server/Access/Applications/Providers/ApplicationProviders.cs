namespace Gatehouse.Server.Access.Applications.Providers;

internal sealed record DisplayData(string DisplayName, string Description);

internal sealed record ApplicationProvider(string ApplicationProviderArn, string FederationProtocol, DisplayData DisplayData);

/// <summary>The kinds of applications that can be made by a call.</summary>
internal static class ApplicationProviders
{
    public static IReadOnlyList<ApplicationProvider> All { get; } =
    [
        new("arn:aws:sso::aws:applicationProvider/custom", "OAUTH", new("Custom application", "An application of your own that asks for tokens by OAuth 2.0")),
    ];

    public static ApplicationProvider? Find(string arn) => All.FirstOrDefault(each => each.ApplicationProviderArn == arn);
}
