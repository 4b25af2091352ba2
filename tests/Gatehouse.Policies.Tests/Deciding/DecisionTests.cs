using Gatehouse.Policies.Conditions;
using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Shouldly;
using Xunit;

namespace Gatehouse.Policies.Tests.Deciding;

public sealed class DecisionTests
{
    private static readonly PrincipalRef ana = new("arn:aws:iam::111122223333:user/ana", "111122223333", PrincipalKind.User);

    [Theory]
    [InlineData("Identity", "Deny", "with an explicit deny in an identity-based policy")]
    [InlineData("Boundary", "Deny", "with an explicit deny in a permissions boundary")]
    [InlineData("Session", "Deny", "with an explicit deny in a session policy")]
    [InlineData("ServiceControl", "Deny", "with an explicit deny in a service control policy")]
    [InlineData("Resource", "Deny", "with an explicit deny in a resource-based policy")]
    [InlineData("Trust", "Deny", "with an explicit deny in the role trust policy")]
    [InlineData("Identity", "", "because no identity-based policy allows the sts:AssumeRole action")]
    [InlineData("Boundary", "", "because no permissions boundary allows the sts:AssumeRole action")]
    [InlineData("Session", "", "because no session policy allows the sts:AssumeRole action")]
    [InlineData("ServiceControl", "", "because no service control policy allows the sts:AssumeRole action")]
    [InlineData("Trust", "", "because no role trust policy allows the sts:AssumeRole action")]
    public void A_refusal_says_which_layer_refused(string layer, string effect, string tail) =>
        Decide(layer, effect).Explain().ShouldBe(tail);

    [Fact]
    public void What_is_allowed_needs_no_words_and_names_the_allowing_statement()
    {
        var decision = Decide("", "");

        decision.Explain().ShouldBeEmpty();
        decision.IsAllowed.ShouldBeTrue();
        decision.Deciding.ShouldHaveSingleItem().Source.Id.ShouldBe("identity");
    }

    [Fact]
    public void Across_accounts_the_missing_resource_policy_is_named() =>
        Decider.Decide(Request("444455556666"), new() { Identity = [Policy("identity", "Allow", PolicyUse.Identity)] })
            .Explain().ShouldBe("because no resource-based policy allows the sts:AssumeRole action");

    [Fact]
    public void An_asterisk_heavy_pattern_is_matched_in_bounded_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 60)) + "b";
        var text = $$"""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"k:x":"{{pattern}}" } } } }""";
        var policy = new SourcedPolicy("identity", "IAM Policy", ((PolicyReading.Read)PolicyReader.Read(text, PolicyUse.Identity)).PolicyDocument);
        var request = Request("111122223333") with { Context = new ConditionContext().Add("k:x", new string('a', 20_000)) };

        Decider.Decide(request, new() { Identity = [policy] }).Verdict.ShouldBe(Verdict.ImplicitDeny);
    }

    private static Decision Decide(string layer, string effect)
    {
        SourcedPolicy Of(string mine, PolicyUse use = PolicyUse.Identity) => Policy(mine.ToLowerInvariant(), mine == layer ? effect : "Allow", use);
        return Decider.Decide(Request("111122223333"), new()
        {
            Identity = [Of("Identity")],
            Boundary = layer == "Boundary" ? Of("Boundary") : null,
            Session = layer == "Session" ? [Of("Session")] : null,
            ServiceControl = layer == "ServiceControl" ? [[Of("ServiceControl")]] : null,
            Resource = layer == "Resource" ? Of("Resource", PolicyUse.Resource) : layer == "Trust" ? Of("Trust", PolicyUse.Trust) : null,
        });
    }

    /// <summary>Without an effect it allows something else.</summary>
    private static SourcedPolicy Policy(string id, string effect, PolicyUse use)
    {
        var principal = use == PolicyUse.Identity ? "" : """ "Principal":{"AWS":"111122223333"},""";
        var resource = use == PolicyUse.Trust ? "" : """ "Resource":"*",""";
        var text = $$"""{"Statement":{ {{principal}}{{resource}}"Effect":"{{(effect.Length == 0 ? "Allow" : effect)}}","Action":"{{(effect.Length == 0 ? "sts:TagSession" : "sts:AssumeRole")}}" } }""";
        return new(id, "IAM Policy", ((PolicyReading.Read)PolicyReader.Read(text, use)).PolicyDocument);
    }

    private static AccessRequest Request(string account) =>
        new(ana, "sts:AssumeRole", $"arn:aws:iam::{account}:role/deploy", account, ConditionContext.Empty);
}
