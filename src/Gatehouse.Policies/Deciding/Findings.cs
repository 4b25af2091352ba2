using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Deciding;

/// <summary>What the statements of all layers said about one request, gathered before anything is decided.</summary>
internal sealed class Findings(AccessRequest request)
{
    private readonly List<MatchedStatement> denying = [];
    private readonly List<MatchedStatement> allowing = [];

    public IReadOnlyList<MatchedStatement> Denying => denying;

    public IReadOnlyList<MatchedStatement> Allowing => allowing;

    /// <summary>The first layer with a deny.</summary>
    public DenyingLayer DeniedBy { get; private set; }

    /// <summary>Whether one of these policies allows. All are read: a deny in any of them counts.</summary>
    public bool Read(IReadOnlyList<SourcedPolicy> policies, DenyingLayer layer)
    {
        var allows = false;
        for (var index = 0; index < policies.Count; index++)
        {
            allows |= Read(policies[index], layer);
        }

        return allows;
    }

    public bool Read(SourcedPolicy policy, DenyingLayer layer)
    {
        var (allows, statements) = (false, policy.PolicyDocument.Statements);
        for (var index = 0; index < statements.Count; index++)
        {
            allows |= statements[index].Matches(request) && Note(policy, statements[index], layer);
        }

        return allows;
    }

    /// <summary>How closely the statements that allow name the principal.</summary>
    public Naming ReadResource(SourcedPolicy policy)
    {
        var (closest, statements) = (Naming.None, policy.PolicyDocument.Statements);
        for (var index = 0; index < statements.Count; index++)
        {
            var naming = Namings.Of(request.Principal, statements[index]);
            if (naming != Naming.None && statements[index].Matches(request) && Note(policy, statements[index], DenyingLayer.Resource))
            {
                closest = naming > closest ? naming : closest;
            }
        }

        return closest;
    }

    private bool Note(SourcedPolicy policy, Statement statement, DenyingLayer layer)
    {
        var matched = new MatchedStatement(policy, statement);
        if (statement.Effect == Effect.Allow)
        {
            allowing.Add(matched);
            return true;
        }

        denying.Add(matched);
        DeniedBy = DeniedBy == DenyingLayer.None ? layer : DeniedBy;
        return false;
    }
}
