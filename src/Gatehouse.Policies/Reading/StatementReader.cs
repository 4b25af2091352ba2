using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Reading;

/// <summary>Reads one statement: which elements it may have, must have, and what stands in them.</summary>
internal sealed class StatementReader(PolicyUse use, bool variables, TextPlaces places, Faults faults)
{
    private static readonly string[] elements =
    [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ];

    private readonly ElementReader values = new(use, variables, faults);
    private readonly PrincipalReader principals = new(faults);
    private readonly ConditionReader conditions = new(variables, faults);

    public Statement? Read(JsonPart part)
    {
        if (!faults.Expect(part.Kind == JsonKind.Object, part, Faults.Syntax))
        {
            return null;
        }

        foreach (var (name, value) in part.Members)
        {
            faults.Expect(Array.IndexOf(elements, name) >= 0, value, Faults.Syntax);
        }

        JudgeElements(part);
        var sid = part.Find("Sid");
        faults.Expect(sid is null or { Kind: JsonKind.Text }, sid ?? part, Faults.Syntax);
        return new Statement
        {
            Sid = sid?.Text,
            Effect = ReadEffect(part),
            Principals = part.Find("Principal") is { } named ? principals.Read(named) : null,
            NotPrincipals = part.Find("NotPrincipal") is { } spared ? principals.Read(spared) : null,
            Actions = part.Find("Action") is { } actions ? values.ReadActions(actions) : null,
            NotActions = part.Find("NotAction") is { } otherActions ? values.ReadActions(otherActions) : null,
            Resources = part.Find("Resource") is { } resources ? values.ReadResources(resources) : null,
            NotResources = part.Find("NotResource") is { } otherResources ? values.ReadResources(otherResources) : null,
            Conditions = part.Find("Condition") is { } condition ? conditions.Read(condition) : [],
            Start = places.At(part.Start),
            End = places.At(part.End),
        };
    }

    /// <summary>Which elements stand in a statement depends on where its policy stands.</summary>
    private void JudgeElements(JsonPart part)
    {
        if (use == PolicyUse.Identity)
        {
            Forbid(part, "Principal", "Policy document should not specify a principal.");
            Forbid(part, "NotPrincipal", "Policy document should not specify a principal.");
        }
        else
        {
            Pair(part, "Principal", "NotPrincipal", "Missing required field Principal");
        }

        if (use == PolicyUse.Trust)
        {
            Forbid(part, "Resource", "Has prohibited field Resource");
            Forbid(part, "NotResource", "Has prohibited field NotResource");
            Forbid(part, "NotPrincipal", "Has prohibited field NotPrincipal");
        }

        Pair(part, "Action", "NotAction", use == PolicyUse.Identity ? "Policy statement must contain actions." : "Missing required field Action");
        if (use != PolicyUse.Trust)
        {
            Pair(part, "Resource", "NotResource", use == PolicyUse.Identity ? "Policy statement must contain resources." : "Missing required field Resource");
        }
    }

    private void Forbid(JsonPart part, string name, string text)
    {
        if (part.Find(name) is { } found)
        {
            faults.Add(found, text);
        }
    }

    private void Pair(JsonPart part, string name, string contrary, string missing)
    {
        var (one, other) = (part.Find(name), part.Find(contrary));
        faults.Expect(one is null || other is null, other ?? part, Faults.Syntax);
        var only = one ?? other;
        faults.Expect(only is not null && only is not { Kind: JsonKind.List, Items.Count: 0 }, only ?? part, missing);
    }

    private Effect ReadEffect(JsonPart part)
    {
        if (part.Find("Effect") is not { } effect)
        {
            faults.Add(part, "Missing required field Effect");
            return Effect.Deny;
        }

        var isOtherCase = effect.Text.Equals("Allow", StringComparison.OrdinalIgnoreCase) || effect.Text.Equals("Deny", StringComparison.OrdinalIgnoreCase);
        faults.Expect(effect is { Kind: JsonKind.Text, Text: "Allow" or "Deny" }, effect, isOtherCase ? Faults.Legacy : Faults.Syntax);
        return effect.Text == "Allow" ? Effect.Allow : Effect.Deny;
    }
}
