using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Server.Doors.Aws;

namespace Gatehouse.Server.Doors.Organizations;

/// <summary>Organizations on the wire (API version 2016-11-28).</summary>
internal static class OrganizationsApiRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton(new AwsService("organizations", AwsDialect.Json11)
    {
        TargetPrefix = "AWSOrganizationsV20161128",
        ErrorNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ValidationException"] = "InvalidInputException",
            ["ThrottlingException"] = "TooManyRequestsException",
            ["InternalServerException"] = "ServiceException",
        },
    });
}
