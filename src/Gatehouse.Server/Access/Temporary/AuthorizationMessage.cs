using System.Text.Json.Nodes;
using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>Why a call was denied, in the words of AWS. It tells of policies that the one who was denied may not be allowed to read.</summary>
internal sealed record AuthorizationMessage(Caller Caller, AccessCheck Check, Decision Decision)
{
    public JsonObject Write() => new()
    {
        ["allowed"] = false,
        ["explicitDeny"] = Decision.Verdict == Verdict.ExplicitDeny,
        ["matchedStatements"] = Items(Decision.Deciding, static each => new JsonObject
        {
            ["statementId"] = each.Statement.Sid ?? "",
            ["effect"] = each.Statement.Effect == Effect.Deny ? "DENY" : "ALLOW",
            ["actions"] = Values((each.Statement.Actions ?? each.Statement.NotActions ?? []).Select(static pattern => pattern.Text)),
            ["resources"] = Values((each.Statement.Resources ?? each.Statement.NotResources ?? []).Select(static pattern => pattern.Text)),
            ["sourcePolicyId"] = each.Source.Id,
            ["sourcePolicyType"] = each.Source.Type,
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

    private static JsonObject Values(IEnumerable<string> values) => Items(values, static each => new JsonObject { ["value"] = each });

    private static JsonObject Items<T>(IEnumerable<T> all, Func<T, JsonNode> write) => new() { ["items"] = new JsonArray([.. all.Select(write)]) };
}
