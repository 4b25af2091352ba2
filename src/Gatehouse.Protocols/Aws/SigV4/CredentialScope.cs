namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>Where and when a derived key may be used: <c>20260101/eu-west-1/iam/aws4_request</c>.</summary>
internal sealed record CredentialScope(string Date, string Region, string Service, string Terminator = CredentialScope.Request)
{
    public const string Request = "aws4_request";

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
