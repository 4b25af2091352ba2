using Gatehouse.Server.Doors.Aws.Dispatch;
using Gatehouse.Server.Doors.Aws.Signatures;
using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;

namespace Gatehouse.Server.Doors.Aws;

internal static class AwsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<ApiOptions>();
        services.AddSingleton<OperationCatalogue>();
        services.AddSingleton<AwsServices>();
        services.AddSingleton<EntranceFinder>();
        services.AddSingleton<CallReader>();
        services.AddSingleton<RequestAuthenticator>();
        services.AddSingleton<OperationRules>();
        services.AddSingleton<AwsDoor>();
        services.AddSingleton<SignatureFailures>();
        services.AddSingleton<IUpkeep>(static provider => provider.GetRequiredService<SignatureFailures>());
        services.AddSingleton(new PerishableTable("signature_failures"));
        services.AddPageOperation<ListSignatureFailures>();
    }

    /// <summary>After routing, so that pages are known, and before they are served.</summary>
    public static void Map(WebApplication app) => app.UseMiddleware<AwsMiddleware>();
}
