namespace Gatehouse.Server.People.Credentials;

/// <summary>Settings under <c>Credentials</c>.</summary>
internal sealed record CredentialOptions
{
    public int HashConcurrency { get; init; }

    public int HashQueue { get; init; } = 512;

    public string BreachedRangeUrl { get; init; } = "";
}
