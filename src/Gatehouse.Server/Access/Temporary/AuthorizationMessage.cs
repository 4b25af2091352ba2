using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>A statement that had a say in a decision.</summary>
/// <param name="Effect"><c>ALLOW</c> or <c>DENY</c>.</param>
internal sealed record MatchedStatement(string? Id, string Effect, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources);

/// <summary>Why a call was denied, in the words of AWS. It tells of policies that the one who was denied may not be allowed to read.</summary>
/// <param name="IsExplicit">Whether a statement denied it; else none allowed it.</param>
internal sealed record AuthorizationMessage(Caller Caller, AccessCheck Check, bool IsExplicit, IReadOnlyList<MatchedStatement> Matched)
{
    public JsonObject Write() => new()
    {
        ["allowed"] = false,
        ["explicitDeny"] = IsExplicit,
        ["matchedStatements"] = Items(Matched, static each => new JsonObject
        {
            ["statementId"] = each.Id ?? "",
            ["effect"] = each.Effect,
            ["actions"] = Values(each.Actions),
            ["resources"] = Values(each.Resources),
        }),
        ["failures"] = Items<string>([], static each => each),
        ["context"] = new JsonObject
        {
            ["principal"] = new JsonObject
            {
                ["id"] = Caller.PrincipalId,
                ["name"] = Caller.Arn[(Caller.Arn.LastIndexOfAny(['/', ':']) + 1)..],
                ["arn"] = Caller.Arn,
            },
            ["action"] = Check.Action,
            ["resource"] = Check.Resource,
            ["conditions"] = Items(Check.Conditions, static each => new JsonObject { ["key"] = each.Key, ["values"] = Values(each.Value) }),
        },
    };

    private static JsonObject Values(IReadOnlyList<string> values) => Items(values, static each => new JsonObject { ["value"] = each });

    private static JsonObject Items<T>(IEnumerable<T> all, Func<T, JsonNode> write) => new() { ["items"] = new JsonArray([.. all.Select(write)]) };
}
