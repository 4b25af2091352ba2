namespace Gatehouse.Benchmarks.Load.Api;

/// <summary>Policies as an administrator has them: wildcards, a variable, conditions, and a deny that everything is held against.</summary>
internal static class TypicalPolicies
{
    public const string OfUser =
        """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"arn:aws:s3:::home/${aws:username}/*"},
          {"Effect":"Allow","Action":"ec2:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}},
          {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/*"},
          {"Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}
        """;

    public const string OfGroup =
        """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Deny","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":["127.0.0.0/8","192.0.2.0/24"]}}},
          {"Effect":"Allow","Action":["iam:Get*","iam:List*","iam:*User","iam:TagUser"],"Resource":"arn:aws:iam::*:user/*"},
          {"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}}}]}
        """;

    public static string TrustOf(string userArn) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{userArn}}}"},"Action":"sts:AssumeRole"}}""";
}
