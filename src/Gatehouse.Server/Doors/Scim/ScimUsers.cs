using System.Text.Json.Nodes;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory.Scim;

namespace Gatehouse.Server.Doors.Scim;

/// <summary><c>/Users</c> and <c>/Users/{id}</c>.</summary>
internal sealed class ScimUsers(ScimOptions options)
{
    public async Task<ScimReading<ScimAnswer>> OnListAsync(ScimCall call)
    {
        if (HttpMethods.IsGet(call.Method))
        {
            return ScimQuery.Read(call.Context.Request.Query) switch
            {
                ScimReading<ScimQuery>.Read { Value: var query } => await call.RunAsync<ListProvisionedUsers, ListProvisionedUsersRequest, ProvisionedList<ProvisionedUser>>(
                    new(call.Directory, query.Filter, query.Page), list => new(200, Write(call, query, list))),
                ScimReading<ScimQuery>.Refused { Error: var error } => error,
                _ => throw new InvalidOperationException("A query is read or refused."),
            };
        }

        return !HttpMethods.IsPost(call.Method) ? ScimAnswer.WrongMethod : await ReadAsync(call) switch
        {
            ScimReading<ScimUser>.Read { Value: var user } => await call.RunAsync<ProvisionUser, ProvisionUserRequest, ProvisionedUser>(
                new(call.Directory, user), made => new(201, Write(call, made), LocationOf(call, made.User.Id!))),
            ScimReading<ScimUser>.Refused { Error: var error } => error,
            _ => throw new InvalidOperationException("A user is read or refused."),
        };
    }

    public async Task<ScimReading<ScimAnswer>> OnOneAsync(ScimCall call, string id) => call.Method.ToUpperInvariant() switch
    {
        "GET" => await call.RunAsync<GetProvisionedUser, GetProvisionedUserRequest, ProvisionedUser>(new(call.Directory, id), found => new(200, Write(call, found))),
        "DELETE" => await call.RunAsync<RemoveProvisionedUser, RemoveProvisionedUserRequest, Nothing>(new(call.Directory, id), static _ => ScimAnswer.Empty),
        "PUT" => await ReadAsync(call) switch
        {
            ScimReading<ScimUser>.Read { Value: var user } => await call.RunAsync<ReplaceProvisionedUser, ReplaceProvisionedUserRequest, ProvisionedUser>(
                new(call.Directory, id, user), changed => new(200, Write(call, changed))),
            ScimReading<ScimUser>.Refused { Error: var error } => error,
            _ => throw new InvalidOperationException("A user is read or refused."),
        },
        "PATCH" => await ScimBody.ReadAsync(call.Context.Request, options.LargestBody) switch
        {
            ScimReading<JsonObject>.Read { Value: var body } => await PatchAsync(call, id, body),
            ScimReading<JsonObject>.Refused { Error: var error } => error,
            _ => throw new InvalidOperationException("A body is read or refused."),
        },
        _ => ScimAnswer.WrongMethod,
    };

    private static async Task<ScimReading<ScimAnswer>> PatchAsync(ScimCall call, string id, JsonObject body) => ScimPatch.Read(body) switch
    {
        ScimReading<IReadOnlyList<ScimOperation>>.Read { Value: var operations } => await call.RunAsync<PatchProvisionedUser, PatchProvisionedUserRequest, ProvisionedUser>(
            new(call.Directory, id, operations), changed => new(200, Write(call, changed))),
        ScimReading<IReadOnlyList<ScimOperation>>.Refused { Error: var error } => error,
        _ => throw new InvalidOperationException("A patch is read or refused."),
    };

    private async Task<ScimReading<ScimUser>> ReadAsync(ScimCall call) => await ScimBody.ReadAsync(call.Context.Request, options.LargestBody) switch
    {
        ScimReading<JsonObject>.Read { Value: var body } => ScimUserReader.Read(body),
        ScimReading<JsonObject>.Refused { Error: var error } => error,
        _ => throw new InvalidOperationException("A body is read or refused."),
    };

    private static JsonObject Write(ScimCall call, ScimQuery query, ProvisionedList<ProvisionedUser> list)
    {
        var resources = list.Rows.Select(row => Write(call, row));
        return list.Total is { } total ? ScimWriter.List(resources, total, query.Page.StartIndex) : ScimWriter.List(resources, ScimQuery.WriteCursor(list.Next));
    }

    private static JsonObject Write(ScimCall call, ProvisionedUser user) =>
        ScimWriter.User(user.User, new(user.Created, user.Modified, LocationOf(call, user.User.Id!)));

    private static string LocationOf(ScimCall call, string id) => $"{call.Base}/Users/{id}";
}
