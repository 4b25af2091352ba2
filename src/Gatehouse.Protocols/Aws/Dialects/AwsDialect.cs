namespace Gatehouse.Protocols.Aws.Dialects;

/// <summary>The languages in which AWS services answer.</summary>
internal enum AwsDialect
{
    /// <summary>IAM and STS.</summary>
    QueryXml,

    /// <summary>The same services for clients that accept JSON.</summary>
    QueryJson,

    /// <summary>One address, the operation in X-Amz-Target.</summary>
    Json11,

    /// <summary>Paths and methods, JSON bodies.</summary>
    RestJson,
}
