using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>Hands a program the tokens of a person who approved it. What it showed is spent by one statement, so it works once.</summary>
internal sealed class CreateToken(SsoAnswers answers, TimeProvider clock) : Operation<SsoProved, CreateTokenReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(CreateToken), RegisterClient.Source, new OperationRule.Self(DirectoryUser.Kind));

    public static JsonObject Describe(string clientId, string grantType) =>
        new() { ["clientId"] = clientId, ["clientSecret"] = SsoRecords.Hidden, ["grantType"] = grantType };

    public override async Task<Outcome<CreateTokenReply>> HandleAsync(SsoProved request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var grant = request.Visitor.Grant;
        var answer = answers.Make(grant, request.Client.Refreshes);
        switch (request.GrantType)
        {
            case SsoGrantTypes.AuthorizationCode when !await SsoCodeStore.SpendAsync(session, request.Proof, now):
            case SsoGrantTypes.DeviceCode when !await SsoDeviceCodeStore.SpendAsync(session, request.Proof):
                return SsoRefusals.Grant("the code was spent by another request at the same time");
            case SsoGrantTypes.RefreshToken when !await SsoRefreshTokenStore.RotateAsync(session, request.Proof, answers.Seal(answer), now):
                // Another program of the same cache was faster: its answer is everybody's.
                return await SsoRefreshTokenStore.FindAsync(session, request.Proof) is { } rotated && answers.FindAgain(rotated) is { } again
                    ? again.ToReply(now)
                    : SsoRefusals.Grant("the refresh token was replaced by another request");
            case SsoGrantTypes.AuthorizationCode or SsoGrantTypes.DeviceCode when !await SsoGrantStore.InsertAsync(session, grant, now):
                return SsoRefusals.Grant("the portal session ended at the same time");
        }

        await SsoGrantStore.InsertAccessTokenAsync(session, answer.AccessToken, grant.Id, answer.ExpiresAt);
        if (answer.RefreshToken is { } refresh)
        {
            await SsoRefreshTokenStore.InsertAsync(session, refresh, grant.Id);
        }

        return answer.ToReply(now);
    }

    public override JsonObject Describe(SsoProved request) => Describe(request.Client.Id, request.GrantType);
}
