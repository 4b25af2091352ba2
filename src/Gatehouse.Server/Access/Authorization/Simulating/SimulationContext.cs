using Gatehouse.Policies.Conditions;
using Gatehouse.Policies.Deciding;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>What a simulated request is known to say: what is certain of its principal, and over that what was given.</summary>
internal static class SimulationContext
{
    public static ConditionContext Of(PrincipalRef principal, PolicySource? source, IReadOnlyList<Tag> tags, IReadOnlyList<ContextEntry>? entries)
    {
        var context = new ConditionContext().Add("aws:PrincipalAccount", principal.AccountId);
        if (principal.Arn.Length > 0)
        {
            context.Add("aws:PrincipalArn", principal.RoleArn ?? principal.Arn).Add("aws:PrincipalType", principal.RoleArn is null ? "User" : "AssumedRole");
        }

        if (principal is { Kind: PrincipalKind.User, Arn.Length: > 0 })
        {
            context.Add("aws:username", principal.Arn[(principal.Arn.LastIndexOf('/') + 1)..]);
        }

        // The unique id is known of the source alone; with another caller it would be a lie.
        if (source?.UserName is not null && principal == source.Principal)
        {
            context.Add("aws:userid", source.Id);
        }

        foreach (var tag in tags)
        {
            context.Add("aws:PrincipalTag/" + tag.Key, tag.Value);
        }

        foreach (var entry in entries ?? [])
        {
            context.Add(entry.ContextKeyName!, [.. entry.ContextKeyValues ?? []]);
        }

        return context;
    }
}
