using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Access.Temporary;

internal static class TemporaryRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<TemporaryCredentials>();
        services.AddSingleton<OpenedSecrets>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton(new SealedColumn("temporary_credentials", "access_key_id", "sealed_secret", TemporaryCredentials.Purpose));
        services.AddSingleton(new PerishableTable("temporary_credentials"));
        services.AddSingleton<TokenCodes>();
        services.AddSingleton<SessionPolicies>();
        services.AddSingleton<RoleSessions>();
        services.AddSingleton<RoleSessionRecords>();
        services.AddSingleton<EncodedMessages>();
        services.AddSingleton<ICredentialChanged, EndKeysOnChange>();
        services.AddSingleton<IUpkeep, TemporaryUpkeep>();
        AddOperations(services);
    }

    private static void AddOperations(IServiceCollection services)
    {
        services.AddSingleton<IdentityContexts>();
        services.AddPageOperation<AssumeRoleForBrowser>();
        services.AddOperation<AssumeRole>("sts");
        services.AddOperation<DecodeAuthorizationMessage>("sts");
        services.AddOperation<GetAccessKeyInfo>("sts");
        services.AddOperation<GetCallerIdentity>("sts");
        services.AddOperation<GetFederationToken>("sts");
        services.AddOperation<GetSessionToken>("sts");
    }
}
