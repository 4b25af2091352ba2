using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Directory;

/// <summary>How workforce users' devices are named in records. No policy and no client names them.</summary>
internal static class DirectoryDeviceSerial
{
    public static string New(DirectoryUser user, SecretSource random) => $"arn:aws:sso:::mfa/{user.DirectoryId}/{user.Id}/{random.Uuid()}";
}
