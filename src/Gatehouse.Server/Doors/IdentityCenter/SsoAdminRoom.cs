using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Server.Doors.Aws;

namespace Gatehouse.Server.Doors.IdentityCenter;

/// <summary>The administration of IAM Identity Center on the wire.</summary>
internal static class SsoAdminRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton(new AwsService("sso", AwsDialect.Json11) { TargetPrefix = "SWBExternalService" });
}
