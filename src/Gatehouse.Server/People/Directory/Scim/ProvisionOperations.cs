using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>What identity providers can do.</summary>
internal static class ProvisionOperations
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ScimTokens>();
        services.AddSingleton<ScimTokenUse>();
        services.AddHostedService(static all => all.GetRequiredService<ScimTokenUse>());
        services.AddSingleton<ProvisionMembers>();
        services.AddPageOperation<ProvisionUser>();
        services.AddPageOperation<GetProvisionedUser>();
        services.AddPageOperation<ListProvisionedUsers>();
        services.AddPageOperation<PatchProvisionedUser>();
        services.AddPageOperation<ReplaceProvisionedUser>();
        services.AddPageOperation<RemoveProvisionedUser>();
        services.AddPageOperation<ProvisionGroup>();
        services.AddPageOperation<GetProvisionedGroup>();
        services.AddPageOperation<ListProvisionedGroups>();
        services.AddPageOperation<PatchProvisionedGroup>();
        services.AddPageOperation<ReplaceProvisionedGroup>();
        services.AddPageOperation<RemoveProvisionedGroup>();
    }
}
