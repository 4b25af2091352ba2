using System.Globalization;
using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>The portal's API (API version 2019-06-10): unsigned, with an access token in a header of its own.</summary>
internal sealed class PortalEndpoints(Database database, OperationRunner runner, SsoTokens tokens)
{
    private const string TokenHeader = "x-amz-sso_bearer_token";
    private const int LongestToken = 4096;

    public Task ListAccountsAsync(HttpContext context) => AnswerAsync<ListAccountsRequest, ListAccountsReply>(
        context,
        context.RequestServices.GetRequiredService<ListAccounts>(),
        static (query, most) => new() { NextToken = Find(query, "next_token"), MaxResults = most });

    public Task ListAccountRolesAsync(HttpContext context) => AnswerAsync<ListAccountRolesRequest, ListAccountRolesReply>(
        context,
        context.RequestServices.GetRequiredService<ListAccountRoles>(),
        static (query, most) => new() { AccountId = Find(query, "account_id"), NextToken = Find(query, "next_token"), MaxResults = most });

    public Task GetRoleCredentialsAsync(HttpContext context) => AnswerAsync<GetRoleCredentialsRequest, GetRoleCredentialsReply>(
        context,
        context.RequestServices.GetRequiredService<GetRoleCredentials>(),
        static (query, _) => new() { RoleName = Find(query, "role_name"), AccountId = Find(query, "account_id") });

    public Task LogoutAsync(HttpContext context) =>
        AnswerAsync<LogoutRequest, Nothing>(context, context.RequestServices.GetRequiredService<Logout>(), static (_, _) => new());

    private async Task AnswerAsync<TRequest, TReply>(HttpContext context, Operation<TRequest, TReply> operation, Func<IQueryCollection, int?, TRequest> read)
        where TReply : notnull
    {
        // 1. Who asks. A token that was given for something else opens nothing here.
        if (await FindVisitorAsync(context) is not { } visitor)
        {
            await SsoFaults.WritePortalAsync(context, SsoRefusals.NoSession);
            return;
        }

        // 2. What for.
        if (!TryReadMost(context.Request.Query, out var most))
        {
            await SsoFaults.WritePortalAsync(context, SsoRefusals.Invalid("max_result is a number from 1 to 100."));
            return;
        }

        var caller = visitor.ToCaller(RequestOrigins.Of(context));
        switch (await runner.RunAsync(operation, read(context.Request.Query, most), caller, context.RequestAborted))
        {
            case Outcome<TReply>.Refused { Refusal: var refusal }:
                await SsoFaults.WritePortalAsync(context, refusal);
                break;
            case Outcome<TReply>.Done { Value: not Nothing and var reply }:
                await OidcEndpoints.SendAsync(context, AwsJsonWriter.Write(reply, WireForm.CamelJson));
                break;
        }
    }

    private async Task<SsoVisitor?> FindVisitorAsync(HttpContext context) =>
        context.Request.Headers[TokenHeader] is [{ Length: > 0 and <= LongestToken } token]
        && await database.ReadAsync(session => tokens.FindUserAsync(session, token), context.RequestAborted) is { } visitor
        && SsoScopes.LetSeeAccounts(visitor.Grant.Scopes)
            ? visitor
            : null;

    private static string? Find(IQueryCollection query, string name) => query.TryGetValue(name, out var values) && values is [{ Length: > 0 } one] ? one : null;

    private static bool TryReadMost(IQueryCollection query, out int? most)
    {
        most = null;
        if (Find(query, "max_result") is not { } text)
        {
            return true;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        most = number;
        return isNumber;
    }
}
