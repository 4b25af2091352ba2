using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Server.Doors.Aws;

namespace Gatehouse.Server.Doors.Accounts;

internal static class AccountApiRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton(new AwsService("account", AwsDialect.RestJson)
    {
        // Every operation is posted to its own name with a small first letter.
        PathOf = static operation => "/" + char.ToLowerInvariant(operation[0]) + operation[1..],
        ErrorNames = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ThrottlingException"] = "TooManyRequestsException",
        },
    });
}
