using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Xunit;

namespace Gatehouse.Policies.Tests.Reading;

public sealed class ReaderFuzzTests
{
    private const string Seed = """
        {"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":["111122223333","*"]},"Action":["s3:Get*"],
        "Resource":"arn:aws:s3:::${aws:username, 'x'}/*","Condition":{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["a*",true,1e3]},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}
        """;

    private static readonly string[] scraps =
    [
        "", "{", "}", "[", "]", "\"", ",", ":", "null", "true", "1e999", "\\ud800", "\\", "${", "*", "\"Effect\":\"Deny\",", "\uFFFE", "\uD800", "'", "\n", "é", "//", "[[[[[[[[[[[[[[[[[[",
    ];

    [Theory]
    [InlineData((int)PolicyUse.Identity)]
    [InlineData((int)PolicyUse.Trust)]
    [InlineData((int)PolicyUse.Resource)]
    public void Whatever_the_text_the_reader_answers_with_a_policy_or_a_path(int use) =>
        Prop.ForAll(Texts().ToArbitrary(), text => IsAnswer(PolicyReader.Read(text, (PolicyUse)use))).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static bool IsAnswer(PolicyReading reading) => reading switch
    {
        PolicyReading.Read read => read.PolicyDocument.Statements.Count > 0,
        PolicyReading.Malformed { Error: var error } => error.JsonPath.StartsWith('$') && error.Text.Length > 0 && error is { Line: > 0, Column: > 0 },
        _ => false,
    };

    /// <summary>A good policy with pieces cut out and scraps put in, and plain noise.</summary>
    private static Gen<string> Texts()
    {
        var mutated =
            from cuts in Gen.Choose(0, Seed.Length - 1).Two().ListOf(3)
            from added in Gen.Elements(scraps).ListOf(3)
            select cuts.Zip(added).Aggregate(Seed, static (text, change) => Change(text, change.First.Item1, change.First.Item2 % 12, change.Second));
        return Gen.OneOf(mutated, ArbMap.Default.GeneratorFor<string>().Select(static text => text ?? ""));
    }

    private static string Change(string text, int place, int length, string scrap)
    {
        var start = Math.Min(place, text.Length);
        return text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, scrap);
    }
}
