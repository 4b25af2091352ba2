using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Shouldly;
using Xunit;

namespace Gatehouse.Policies.Tests.Reading;

public sealed class PolicyReaderTests
{
    private const string Good = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";
    private const string Json = "This policy contains invalid Json";
    private const string Syntax = "Syntax errors in policy.";
    private const string Legacy = "The policy failed legacy parsing";

    [Theory]
    [InlineData("", "$", Json)]
    [InlineData("{", "$", Json)]
    [InlineData("""{"Version":"2012-10-17","Statement":[],}""", "$", Json)]
    [InlineData("""{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}""", "$.Version", Json)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""", "$.Statement[0].Effect", Json)]
    [InlineData("""{"Statement":[{"Sid":"\ud800","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""", "$.Statement[0].Sid", Json)]
    [InlineData("{} {}", "$", Json)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", null, Json)]
    [InlineData("[]", "$", Syntax)]
    [InlineData("null", "$", Syntax)]
    [InlineData("{}", "$", Syntax)]
    [InlineData("""{"Statement":[]}""", "$.Statement", Syntax)]
    [InlineData("""{"Statement":["x"]}""", "$.Statement[0]", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"},"Extra":1}""", "$.Extra", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Actions":"x"}}""", "$.Statement.Actions", Syntax)]
    [InlineData("""{"Version":"2012-10-18","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""", "$.Version", "Policy document must be version 2012-10-17 or greater.")]
    [InlineData("""{"Statement":{"Effect":"allow","Action":"s3:*","Resource":"*"}}""", "$.Statement.Effect", Legacy)]
    [InlineData("""{"Statement":{"Effect":"Maybe","Action":"s3:*","Resource":"*"}}""", "$.Statement.Effect", Syntax)]
    [InlineData("""{"Statement":{"Action":"s3:*","Resource":"*"}}""", "$.Statement", "Missing required field Effect")]
    [InlineData("""{"Statement":{"Effect":"Allow","Resource":"*"}}""", "$.Statement", "Policy statement must contain actions.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}""", "$.Statement.Action", "Policy statement must contain actions.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*"}}""", "$.Statement", "Policy statement must contain resources.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","NotAction":"s3:*","Resource":"*"}}""", "$.Statement.NotAction", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}}""", "$.Statement.Principal", "Policy document should not specify a principal.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":["s3:*",7],"Resource":"*"}}""", "$.Statement.Action[1]", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"GetObject","Resource":"*"}}""", "$.Statement.Action", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:Get:x","Resource":"*"}}""", "$.Statement.Action", "Actions/Condition can contain only one colon.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s 3:Get","Resource":"*"}}""", "$.Statement.Action", "Vendor s 3 is not valid")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"bucket"}}""", "$.Statement.Resource", "Resource bucket must be in ARN format or \"*\".")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:s3:::b"}}""", "$.Statement.Resource", "Partition \"s3\" is not valid for resource \"arn:s3:::b\".")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":["*","arn:aws:s3::b"]}}""", "$.Statement.Resource[1]", Legacy)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3"}}""", "$.Statement.Resource", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username"}}""", "$.Statement.Resource", Syntax)]
    [InlineData("""{"Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"a","Effect":"Deny","Action":"s3:*","Resource":"*"}]}""", "$.Statement[1].Sid", "Statement IDs (SID) in a single policy must be unique.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringMatches":{"a:b":"c"}}}}""", "$.Statement.Condition.StringMatches", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"stringequals":{"a:b":"c"}}}}""", "$.Statement.Condition.stringequals", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"NullIfExists":{"a:b":"true"}}}}""", "$.Statement.Condition.NullIfExists", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"a:b":[]}}}}""", "$.Statement.Condition.StringEquals['a:b']", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"a:b":{}}}}}""", "$.Statement.Condition.StringEquals['a:b']", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/33"}}}}""", "$.Statement.Condition.IpAddress['aws:SourceIp']", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"NumericLessThan":{"a:b":"ten"}}}}""", "$.Statement.Condition.NumericLessThan['a:b']", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"DateLessThan":{"a:b":"01T"}}}}""", "$.Statement.Condition.DateLessThan['a:b']", Legacy)]
    public void A_fault_in_an_identity_policy_has_its_known_text_and_its_path(string text, string? path, string message) =>
        ShouldFail(text, PolicyUse.Identity, path, message);

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}""", "$.Statement", "Missing required field Principal")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*"}}""", "$.Statement", "Missing required field Action")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}}""", "$.Statement.Resource", "Has prohibited field Resource")]
    [InlineData("""{"Statement":{"Effect":"Allow","NotPrincipal":"*","Action":"sts:AssumeRole"}}""", "$.Statement.NotPrincipal", "Has prohibited field NotPrincipal")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}}""", "$.Statement.Action", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/*"},"Action":"sts:AssumeRole"}}""", "$.Statement.Principal.AWS", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:user/*\"")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":["111122223333","1"]},"Action":"sts:AssumeRole"}}""", "$.Statement.Principal.AWS[1]", "Invalid principal in policy: \"AWS\":\"1\"")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"Human":"ana"},"Action":"sts:AssumeRole"}}""", "$.Statement.Principal.Human", Syntax)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{},"Action":"sts:AssumeRole"}}""", "$.Statement.Principal", Syntax)]
    public void A_fault_in_a_trust_policy_has_its_known_text_and_its_path(string text, string path, string message) =>
        ShouldFail(text, PolicyUse.Trust, path, message);

    [Fact]
    public void A_resource_policy_needs_a_principal_and_a_resource()
    {
        ShouldFail(Good, PolicyUse.Resource, "$.Statement", "Missing required field Principal");
        ShouldFail("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*"}}""", PolicyUse.Resource, "$.Statement", "Missing required field Resource");
    }

    [Fact]
    public void A_statement_knows_where_it_stands_in_the_stored_text()
    {
        var policy = Read("{\n  \"Id\": \"é\",\n  \"Statement\": [ {\"Effect\":\"Allow\",\n    \"Action\":\"s3:*\",\"Resource\":\"*\"} ]\n}");

        policy.Statements[0].Start.ShouldBe(new TextPosition(3, 18));
        policy.Statements[0].End.ShouldBe(new TextPosition(4, 36));
        Read("{\"Id\":\"é\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}").Statements[0].Start.ShouldBe(new TextPosition(1, 23));
    }

    [Fact]
    public void A_fault_knows_its_line_and_column()
    {
        var error = ShouldFail("{\n \"Statement\": {\n  \"Effect\": \"Deny\",\n  \"Action\": \"*\",\n  \"Resource\": \"x\" } }", PolicyUse.Identity, "$.Statement.Resource", "Resource x must be in ARN format or \"*\".");

        (error.Line, error.Column).ShouldBe((5, 15));
    }

    [Fact]
    public void A_single_statement_an_empty_sid_and_no_version_are_fine()
    {
        var policy = Read("""{"Statement":[{"Sid":"","Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"","Effect":"Deny","NotAction":"s3:*","NotResource":"*"}]}""");

        policy.Version.ShouldBe("2008-10-17");
        policy.Statements.Select(static one => one.Effect).ShouldBe([Effect.Allow, Effect.Deny]);
        Read(Good).Text.ShouldBe(Good);
    }

    [Fact]
    public void White_space_does_not_count_as_size() => PolicySize.Of("{ \"a\" :\r\n\t1 }").ShouldBe(7);

    [Fact]
    public void Context_keys_are_those_of_conditions_and_variables_each_once() =>
        ContextKeys.Of(Read("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}/*","Condition":{"StringLike":{"s3:prefix":"${aws:PrincipalTag/Team, 'x'}"},"Bool":{"AWS:Username":"true"}}}]}"""))
            .ShouldBe(["aws:username", "s3:prefix", "aws:PrincipalTag/Team"]);

    private static PolicyDocument Read(string text) => PolicyReader.Read(text, PolicyUse.Identity).ShouldBeOfType<PolicyReading.Read>().PolicyDocument;

    private static PolicyError ShouldFail(string text, PolicyUse use, string? path, string message)
    {
        var error = PolicyReader.Read(text, use).ShouldBeOfType<PolicyReading.Malformed>().Error;
        error.Text.ShouldBe(message);
        error.JsonPath.ShouldBe(path ?? error.JsonPath);
        return error;
    }
}
