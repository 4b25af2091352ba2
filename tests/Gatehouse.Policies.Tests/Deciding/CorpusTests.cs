using Gatehouse.Policies.Deciding;
using Shouldly;
using Xunit;

namespace Gatehouse.Policies.Tests.Deciding;

public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. CorpusCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_case_of_the_corpus_is_decided_as_it_says(string name)
    {
        var one = CorpusCase.All[name];

        var decision = Decider.Decide(one.Request, one.Sources);

        decision.Verdict.ShouldBe(one.Expected, one.Why);
        decision.Layer.ShouldBe(one.Layer ?? decision.Layer, one.Why);
        decision.Deciding.Count.ShouldBe(one.Expected == Verdict.ImplicitDeny ? 0 : decision.Deciding.Count);
    }

    [Fact]
    public void The_corpus_has_at_least_four_hundred_cases() => CorpusCase.All.Count.ShouldBeGreaterThanOrEqualTo(400);

    [Fact]
    public void A_denied_case_names_only_denying_statements() =>
        CorpusCase.All.Values
            .Where(static one => one.Expected == Verdict.ExplicitDeny)
            .SelectMany(static one => Decider.Decide(one.Request, one.Sources).Deciding)
            .ShouldAllBe(static matched => matched.Statement.Effect == Policies.Model.Effect.Deny);
}
