using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

/// <summary>
/// One key under one operator. Its values are alternatives; for a negated operator none of them may fit.
/// A variable that the request does not have fits nothing: the statement then does not match, except that a negated
/// comparison in a Deny holds, because nothing may become open by what is missing.
/// </summary>
internal sealed class ConditionClause(ConditionOperator comparison, string key, ValueTest[] tests)
{
    public ConditionOperator Operator => comparison;

    public string Key => key;

    public IEnumerable<string> Variables => tests.SelectMany(static test => test.Variables);

    /// <param name="denies">Whether the statement is a Deny.</param>
    public bool Holds(ConditionContext context, bool denies)
    {
        var values = context.Find(key);
        if (tests is [NullTest, ..])
        {
            return Array.Exists(tests, test => ((NullTest)test).WantsMissing == values is null);
        }

        if (values is null)
        {
            return comparison.IfExists || comparison.Quantifier switch
            {
                Quantifier.All => true,
                Quantifier.Any => false,
                _ => comparison.Comparer.Negated,
            };
        }

        // Without a quantifier one fitting value is enough, and for a negated operator one is too many.
        var every = comparison.Quantifier == Quantifier.All || (comparison.Quantifier == Quantifier.None && comparison.Comparer.Negated);
        foreach (var value in values)
        {
            if (HoldsFor(value, context, denies) != every)
            {
                return !every;
            }
        }

        return every;
    }

    private bool HoldsFor(string value, ConditionContext context, bool denies)
    {
        var best = Answer.No;
        foreach (var test in tests)
        {
            var answer = test.Test(value, context);
            best = answer > best ? answer : best;
        }

        return comparison.Comparer.Negated ? best == Answer.No || (best == Answer.Unresolved && denies) : best == Answer.Yes;
    }
}
