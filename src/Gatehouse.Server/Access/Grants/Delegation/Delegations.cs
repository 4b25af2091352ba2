using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>What the room of grants holds for applications that act for people.</summary>
internal static class Delegations
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<DelegationProofs>();
        services.AddSingleton<DelegatedAnswers>();
        services.AddSingleton<ICredentialChanged, EndDelegationOnChange>();
        services.AddSingleton<IUpkeep, DelegationUpkeep>();
        services.AddSingleton(new SealedColumn("delegated_refresh_tokens", "token_hash", "sealed_answer", CreateTokenWithIAM.AnswerPurpose));
        services.AddSingleton(new PerishableTable("delegated_grants"));
        services.AddSingleton(new PerishableTable("spent_assertions"));
        services.AddPageOperation<CreateTokenWithIAM>();
    }
}
