using Gatehouse.Policies.Matching;
using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Deciding;

/// <summary>Whether a statement speaks of a request: its action, its resource and all its conditions. Principals are the resource layer's.</summary>
internal static class StatementMatch
{
    public static bool Matches(this Statement statement, AccessRequest request) =>
        HasAction(statement, request) && HasResource(statement, request) && HoldConditions(statement, request);

    private static bool HasAction(Statement statement, AccessRequest request)
    {
        var patterns = statement.Actions ?? statement.NotActions ?? [];
        foreach (var pattern in patterns)
        {
            if (pattern.Fits(request.Action, request.Context) == Answer.Yes)
            {
                return statement.Actions is not null;
            }
        }

        return statement.Actions is null;
    }

    /// <summary>A trust policy has no resource: it speaks of its role only.</summary>
    private static bool HasResource(Statement statement, AccessRequest request)
    {
        var patterns = statement.Resources ?? statement.NotResources;
        if (patterns is null)
        {
            return true;
        }

        var best = Answer.No;
        foreach (var pattern in patterns)
        {
            var answer = pattern.Fits(request.ResourceArn, request.Context);
            best = answer > best ? answer : best;
        }

        return statement.Resources is not null
            ? best == Answer.Yes
            : best == Answer.No || (best == Answer.Unresolved && statement.Effect == Effect.Deny);
    }

    private static bool HoldConditions(Statement statement, AccessRequest request)
    {
        var conditions = statement.Conditions;
        for (var index = 0; index < conditions.Count; index++)
        {
            if (!conditions[index].Holds(request.Context, statement.Effect == Effect.Deny))
            {
                return false;
            }
        }

        return true;
    }
}
