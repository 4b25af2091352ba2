namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>The key pair that signs, with the session token that belongs to temporary ones.</summary>
internal sealed record SigningIdentity(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    public override string ToString() => AccessKeyId;
}
