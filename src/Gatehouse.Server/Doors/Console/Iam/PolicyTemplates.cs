namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>What an empty editor begins with.</summary>
internal static class PolicyTemplates
{
    public const string Identity = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "iam:GetUser",
              "Resource": "*"
            }
          ]
        }
        """;

    /// <param name="principal">An account's id.</param>
    public static string Trust(string principal) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::{{principal}}:root" },
              "Action": "sts:AssumeRole"
            }
          ]
        }
        """;
}
