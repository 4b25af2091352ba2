namespace Gatehouse.Protocols.Aws.SigV4;

/// <summary>What a request says about its own signature, before anything of it is believed.</summary>
internal abstract record PresentedSignature
{
    private PresentedSignature()
    {
    }

    /// <summary>Nothing is there that could be one.</summary>
    internal sealed record Missing : PresentedSignature;

    /// <summary>Something is there that cannot be read.</summary>
    /// <param name="Message">For the caller.</param>
    internal sealed record Unreadable(string Message) : PresentedSignature;

    /// <param name="SignedAt">The caller's clock.</param>
    /// <param name="SecurityToken">The session token that belongs to temporary keys.</param>
    /// <param name="Expires">How long a presigned address lasts; nothing for a signature in the header.</param>
    internal sealed record Found(
        string AccessKeyId,
        CredentialScope Scope,
        DateTimeOffset SignedAt,
        IReadOnlyList<string> SignedHeaders,
        string Signature,
        string? SecurityToken,
        TimeSpan? Expires) : PresentedSignature;
}
