using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Xunit;

namespace Gatehouse.Policies.Tests.Deciding;

public sealed class DeciderPropertyTests
{
    private static readonly CorpusCase[] cases = [.. CorpusCase.All.Values];
    private static readonly string[] actions = ["*", "s3:*", "s3:Get*", "s3:PutObject", "sts:AssumeRole", "iam:*"];
    private static readonly string[] resources = ["*", "arn:aws:s3:::reports/*", "arn:aws:s3:::${aws:username}/*", "arn:aws:iam::111122223333:*"];
    private static readonly string[] conditions = ["", """, "Condition":{"StringNotEquals":{"aws:username":"ana"}}""", """, "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"""];

    [Fact]
    public void An_added_deny_never_widens() =>
        Prop.ForAll(Changes(), static change =>
        {
            var added = new SourcedPolicy("added", "IAM Policy", Deny(change.Action, change.Resource, change.Condition));
            var before = Decider.Decide(change.One.Request, change.One.Sources);
            var after = Decider.Decide(change.One.Request, Add(change.One.Sources, added, change.Layer));

            // A boundary or session policy that was not there is a new limit too, so that only widening would be wrong.
            return before.IsAllowed || !after.IsAllowed;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void The_order_of_policies_and_statements_never_matters() =>
        Prop.ForAll(Changes(), static change =>
        {
            var before = Decider.Decide(change.One.Request, change.One.Sources);
            var after = Decider.Decide(change.One.Request, Turn(change.One.Sources));
            return (before.Verdict, before.Layer) == (after.Verdict, after.Layer) && before.Deciding.Count == after.Deciding.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void The_order_of_two_contrary_statements_never_matters()
    {
        var allow = new SourcedPolicy("allow", "IAM Policy", Policy("Allow", "*", "*", ""));
        var deny = new SourcedPolicy("deny", "IAM Policy", Policy("Deny", "*", "*", ""));
        var request = cases[0].Request;

        Assert.Equal(Verdict.ExplicitDeny, Decider.Decide(request, new() { Identity = [allow, deny] }).Verdict);
        Assert.Equal(Verdict.ExplicitDeny, Decider.Decide(request, new() { Identity = [deny, allow] }).Verdict);
    }

    private static Arbitrary<Change> Changes() =>
        (from one in Gen.Elements(cases)
         from layer in Gen.Choose(0, 2)
         from action in Gen.Elements(actions)
         from resource in Gen.Elements(resources)
         from condition in Gen.Elements(conditions)
         select new Change(one, layer, action, resource, condition)).ToArbitrary();

    private static PolicySources Add(PolicySources sources, SourcedPolicy added, int layer) => layer switch
    {
        0 => sources with { Identity = [.. sources.Identity, added] },
        1 => sources with { Session = [.. sources.Session ?? [], added] },
        _ => sources with { ServiceControl = sources.ServiceControl is { Count: > 0 } levels ? [[.. levels[0], added], .. levels.Skip(1)] : [[added]] },
    };

    private static PolicySources Turn(PolicySources sources) => new()
    {
        Identity = [.. sources.Identity.Reverse().Select(Turn)],
        Boundary = sources.Boundary is { } boundary ? Turn(boundary) : null,
        Session = sources.Session?.Reverse().Select(Turn).ToList(),
        ServiceControl = sources.ServiceControl?.Reverse().Select(static level => level.Reverse().Select(Turn).ToList()).ToList(),
        Resource = sources.Resource is { } resource ? Turn(resource) : null,
    };

    private static SourcedPolicy Turn(SourcedPolicy policy) =>
        policy with { PolicyDocument = policy.PolicyDocument with { Statements = [.. policy.PolicyDocument.Statements.Reverse()] } };

    private static PolicyDocument Deny(string action, string resource, string condition) => Policy("Deny", action, resource, condition);

    private static PolicyDocument Policy(string effect, string action, string resource, string condition)
    {
        var text = $$"""{"Version":"2012-10-17","Statement":{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"{{condition}} } }""";
        return ((PolicyReading.Read)PolicyReader.Read(text, PolicyUse.Identity)).PolicyDocument;
    }

    private sealed record Change(CorpusCase One, int Layer, string Action, string Resource, string Condition);
}
