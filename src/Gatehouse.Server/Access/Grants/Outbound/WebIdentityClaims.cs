using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Grants.Outbound;

/// <summary>What a token for outside says of its principal: the registered claims (RFC 7519, section 4.1) and one object of our own.</summary>
internal static class WebIdentityClaims
{
    /// <summary>The claim that holds all that no registered one does, as readers of such tokens know it.</summary>
    public const string Namespace = "https://sts.amazonaws.com/";

    /// <param name="tags">Of the user or role itself; a session's own win over them.</param>
    public static JsonObject Of(GetWebIdentityTokenRequest request, Caller caller, IReadOnlyList<Tag> tags, string region)
    {
        var subject = SubjectOf(caller);
        var context = new JsonObject { ["aws_account"] = caller.AccountId, ["source_region"] = region, ["principal_id"] = subject };
        var principal = tags.ToDictionary(static tag => tag.Key, static tag => tag.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in caller.Session?.Tags ?? new Dictionary<string, string>())
        {
            principal[key] = value;
        }

        Add(context, "principal_tags", principal);
        Add(context, "request_tags", (request.Tags ?? []).ToDictionary(static tag => tag.Key, static tag => tag.Value));
        if (caller.Session?.SourceIdentity is { } identity)
        {
            context["source_identity"] = identity;
        }

        return new()
        {
            ["aud"] = request.Audience.Count == 1 ? request.Audience[0] : new JsonArray([.. request.Audience.Select(static each => JsonValue.Create(each))]),
            ["sub"] = subject,
            [Namespace] = context,
        };
    }

    /// <summary>Whoever acts in a role is that role to the outside: names of sessions are chosen by their callers.</summary>
    private static string SubjectOf(Caller caller) =>
        caller.Kind == PrincipalKinds.AssumedRole && caller.Session is { } session ? session.IssuerArn : caller.Arn;

    private static void Add(JsonObject context, string name, Dictionary<string, string> tags)
    {
        if (tags.Count > 0)
        {
            context[name] = new JsonObject(tags.Select(static tag => KeyValuePair.Create(tag.Key, (JsonNode?)JsonValue.Create(tag.Value))));
        }
    }
}
