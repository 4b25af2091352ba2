using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Doors.Aws;

namespace Gatehouse.Server.Doors.Sts;

internal static class StsRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton(new AwsService("sts", AwsDialect.QueryXml)
    {
        Version = "2011-06-15",
        XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        ClockTolerance = SigV4Rules.QueryTolerance,
    });
}
