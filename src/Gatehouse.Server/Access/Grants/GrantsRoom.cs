using Gatehouse.Server.Access.Grants.Delegation;
using Gatehouse.Server.Access.Grants.Outbound;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Access.Grants;

internal static class GrantsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSettings<LoginOptions>();
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<LoginTokens>();
        services.AddSingleton<LoginAnswers>();
        services.AddSingleton<ICredentialChanged, EndLoginsOnChange>();
        services.AddSingleton<IUpkeep, GrantsUpkeep>();
        services.AddSingleton(new SealedColumn("token_keys", "id", "sealed_private_key", TokenKeys.Purpose));
        services.AddSingleton(new SealedColumn("login_answers", "proof_hash", "sealed_answer", LoginAnswers.Purpose));
        services.AddSingleton(new PerishableTable("login_codes"));
        services.AddSingleton(new PerishableTable("login_grants"));
        services.AddSingleton(new PerishableTable("login_answers"));
        services.AddSingleton<OutboundKeys>();
        services.AddSingleton<OutboundIssuers>();
        services.AddOperation<EnableOutboundWebIdentityFederation>("iam");
        services.AddOperation<DisableOutboundWebIdentityFederation>("iam");
        services.AddOperation<GetOutboundWebIdentityFederationInfo>("iam");
        services.AddOperation<GetWebIdentityToken>("sts");
        services.AddPageOperation<AuthorizeOAuth2Access>();
        services.AddPageOperation<CreateOAuth2Token>();
        SsoGrants.Add(services);
        Delegations.Add(services);
    }
}
