using BenchmarkDotNet.Attributes;
using Gatehouse.Policies.Conditions;
using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;

namespace Gatehouse.Benchmarks.Policies;

/// <summary>A typical request: twenty statements with wildcards, variables and conditions in four policies, under a boundary.</summary>
[MemoryDiagnoser]
public class DecideBenchmark
{
    private const int PoliciesOfUser = 4;
    private const int StatementsOfPolicy = 5;
    private const string Account = "111122223333";

    private readonly PrincipalRef ana = new($"arn:aws:iam::{Account}:user/ana", Account, PrincipalKind.User);
    private ConditionContext context = [];
    private PolicySources sources = new();
    private string text = "";

    [GlobalSetup]
    public void Setup()
    {
        context = new ConditionContext()
            .Add("aws:username", "ana")
            .Add("aws:SourceIp", "203.0.113.7")
            .Add("aws:SecureTransport", "true")
            .Add("aws:MultiFactorAuthPresent", "true")
            .Add("aws:PrincipalTag/team", "red")
            .Add("aws:CurrentTime", "2026-05-01T10:00:00Z");
        text = Write(0);
        sources = new PolicySources
        {
            Identity = [.. Enumerable.Range(0, PoliciesOfUser).Select(static number => Read(Write(number)))],
            Boundary = Read("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""),
        };
    }

    [Benchmark(Baseline = true)]
    public bool Twenty_statements_allow() => Decide("s3:GetObject", "arn:aws:s3:::home-3/ana/may.csv");

    [Benchmark]
    public bool Twenty_statements_do_not_allow() => Decide("kms:Decrypt", $"arn:aws:kms:us-east-1:{Account}:key/1");

    [Benchmark]
    public object Read_five_statements() => PolicyReader.Read(text, PolicyUse.Identity);

    private bool Decide(string action, string resource) => Decider.Decide(new AccessRequest(ana, action, resource, Account, context), sources).IsAllowed;

    private static string Write(int number)
    {
        var statements = Enumerable.Range(0, StatementsOfPolicy).Select(index => index switch
        {
            0 => $$$"""{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"arn:aws:s3:::home-{{{number}}}/${aws:username}/*"}""",
            1 => """{"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}}""",
            2 => """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":["203.0.113.0/24","192.0.2.0/24"]}}}""",
            3 => """{"Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}""",
            _ => """{"Effect":"Allow","Action":["iam:GetUser","iam:List*"],"Resource":"arn:aws:iam::111122223333:user/*","Condition":{"DateLessThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"}}}""",
        });
        return $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
    }

    private static SourcedPolicy Read(string text) =>
        new("policy", "IAM Policy", ((PolicyReading.Read)PolicyReader.Read(text, PolicyUse.Identity)).PolicyDocument);
}
