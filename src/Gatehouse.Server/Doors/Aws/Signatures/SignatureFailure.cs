namespace Gatehouse.Server.Doors.Aws.Signatures;

/// <summary>A call whose key was right and whose signature was not, with what this server would have signed.</summary>
/// <param name="CanonicalRequest">Empty when the signature was refused before it was computed.</param>
internal sealed record SignatureFailure(
    string RequestId, string AccessKeyId, string Reason, string CanonicalRequest, string StringToSign, DateTimeOffset At);
