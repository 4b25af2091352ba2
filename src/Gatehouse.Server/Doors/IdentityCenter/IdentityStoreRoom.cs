using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Server.Doors.Aws;

namespace Gatehouse.Server.Doors.IdentityCenter;

/// <summary>The half of this door that is called identitystore (API version 2020-06-15).</summary>
internal static class IdentityStoreRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton(new AwsService("identitystore", AwsDialect.Json11)
    {
        TargetPrefix = "AWSIdentityStore",
        TellsRequestId = true,
    });
}
