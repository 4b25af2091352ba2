using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Doors.Aws;

namespace Gatehouse.Server.Doors.Iam;

internal static class IamRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton(new AwsService("iam", AwsDialect.QueryXml)
    {
        Version = "2010-05-08",
        XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
        ClockTolerance = SigV4Rules.QueryTolerance,
    });
}
