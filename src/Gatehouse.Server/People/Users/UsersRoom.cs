using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Users;

internal static class UsersRoom
{
    public static void Add(IServiceCollection services) =>
        services.AddSingleton(new SealedColumn("access_keys", "id", "sealed_secret", AccessKey.Purpose));
}
