using System.Text.Json.Nodes;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory.Scim;

namespace Gatehouse.Server.Doors.Scim;

/// <summary><c>/Groups</c> and <c>/Groups/{id}</c>.</summary>
internal sealed class ScimGroups(ScimOptions options)
{
    public async Task<ScimReading<ScimAnswer>> OnListAsync(ScimCall call)
    {
        if (HttpMethods.IsGet(call.Method))
        {
            return ScimQuery.Read(call.Context.Request.Query) switch
            {
                ScimReading<ScimQuery>.Read { Value: var query } => await call.RunAsync<ListProvisionedGroups, ListProvisionedGroupsRequest, ProvisionedList<ProvisionedGroup>>(
                    new(call.Directory, query.Filter, query.Page), list => new(200, Write(call, query, list))),
                ScimReading<ScimQuery>.Refused { Error: var error } => error,
                _ => throw new InvalidOperationException("A query is read or refused."),
            };
        }

        return !HttpMethods.IsPost(call.Method) ? ScimAnswer.WrongMethod : await ReadAsync(call) switch
        {
            ScimReading<ScimGroup>.Read { Value: var group } => await call.RunAsync<ProvisionGroup, ProvisionGroupRequest, ProvisionedGroup>(
                new(call.Directory, group), made => new(201, Write(call, made), LocationOf(call, made.Group.Id!))),
            ScimReading<ScimGroup>.Refused { Error: var error } => error,
            _ => throw new InvalidOperationException("A group is read or refused."),
        };
    }

    public async Task<ScimReading<ScimAnswer>> OnOneAsync(ScimCall call, string id) => call.Method.ToUpperInvariant() switch
    {
        "GET" => await call.RunAsync<GetProvisionedGroup, GetProvisionedGroupRequest, ProvisionedGroup>(new(call.Directory, id), found => new(200, Write(call, found))),
        "DELETE" => await call.RunAsync<RemoveProvisionedGroup, RemoveProvisionedGroupRequest, Nothing>(new(call.Directory, id), static _ => ScimAnswer.Empty),
        "PUT" => await ReadAsync(call) switch
        {
            ScimReading<ScimGroup>.Read { Value: var group } => await call.RunAsync<ReplaceProvisionedGroup, ReplaceProvisionedGroupRequest, ProvisionedGroup>(
                new(call.Directory, id, group), changed => new(200, Write(call, changed))),
            ScimReading<ScimGroup>.Refused { Error: var error } => error,
            _ => throw new InvalidOperationException("A group is read or refused."),
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
        ScimReading<IReadOnlyList<ScimOperation>>.Read { Value: var operations } => ScimGroupPatch.Read(operations) switch
        {
            ScimReading<ScimGroupPatch>.Read { Value: var patch } => await call.RunAsync<PatchProvisionedGroup, PatchProvisionedGroupRequest, Nothing>(
                new(call.Directory, id, patch), static _ => ScimAnswer.Empty),
            ScimReading<ScimGroupPatch>.Refused { Error: var unfit } => unfit,
            _ => throw new InvalidOperationException("A patch is read or refused."),
        },
        ScimReading<IReadOnlyList<ScimOperation>>.Refused { Error: var error } => error,
        _ => throw new InvalidOperationException("A patch is read or refused."),
    };

    private async Task<ScimReading<ScimGroup>> ReadAsync(ScimCall call) => await ScimBody.ReadAsync(call.Context.Request, options.LargestBody) switch
    {
        ScimReading<JsonObject>.Read { Value: var body } => ScimGroupReader.Read(body),
        ScimReading<JsonObject>.Refused { Error: var error } => error,
        _ => throw new InvalidOperationException("A body is read or refused."),
    };

    private static JsonObject Write(ScimCall call, ScimQuery query, ProvisionedList<ProvisionedGroup> list)
    {
        var resources = list.Rows.Select(row => Write(call, row));
        return list.Total is { } total ? ScimWriter.List(resources, total, query.Page.StartIndex) : ScimWriter.List(resources, ScimQuery.WriteCursor(list.Next));
    }

    private static JsonObject Write(ScimCall call, ProvisionedGroup group) =>
        ScimWriter.Group(group.Group, new(group.Created, group.Modified, LocationOf(call, group.Group.Id!)));

    private static string LocationOf(ScimCall call, string id) => $"{call.Base}/Groups/{id}";
}
