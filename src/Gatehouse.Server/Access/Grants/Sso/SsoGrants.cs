using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>What the room of grants holds for the workforce.</summary>
internal static class SsoGrants
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<SsoOptions>();
        services.AddSingleton<SsoStartUrls>();
        services.AddSingleton<SsoEndpoints>();
        services.AddSingleton<SsoTokens>();
        services.AddSingleton<SsoAnswers>();
        services.AddSingleton<SsoProofs>();
        services.AddSingleton<ICredentialChanged, EndGrantsOnChange>();
        services.AddSingleton<IUpkeep, SsoUpkeep>();
        services.AddSingleton(new SealedColumn("sso_refresh_tokens", "token_hash", "sealed_answer", SsoAnswers.Purpose));
        services.AddSingleton(new PerishableTable("sso_codes"));
        services.AddSingleton(new PerishableTable("sso_device_codes"));
        services.AddSingleton(new PerishableTable("sso_grants"));
        services.AddPageOperation<RegisterClient>();
        services.AddPageOperation<StartDeviceAuthorization>();
        services.AddPageOperation<CreateToken>();
        services.AddPageOperation<AuthorizeClient>();
        services.AddPageOperation<AnswerDeviceAuthorization>();
        services.AddPageOperation<ListAccounts>();
        services.AddPageOperation<ListAccountRoles>();
        services.AddPageOperation<GetRoleCredentials>();
    }
}
