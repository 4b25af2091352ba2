using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Whose credentials: a kind and an id, such as <c>root:111122223333</c>. This room knows no more about people.</summary>
internal readonly record struct CredentialOwner(string Kind, string Id)
{
    private const string UnknownPrefix = "unknown-";

    public static CredentialOwner Root(string accountId) => new("root", accountId);

    /// <summary>
    /// Stands in for a name that nobody has, so that its tries are counted and delayed like those of a real one.
    /// The name itself is not kept: people type passwords into the wrong field.
    /// </summary>
    public static CredentialOwner Unknown(string kind, string name) => new(UnknownPrefix + kind, SecretHash.Of(name));

    public bool IsUnknown => Kind.StartsWith(UnknownPrefix, StringComparison.Ordinal);

    public static CredentialOwner Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new(text[..colon], text[(colon + 1)..]);
    }

    public override string ToString() => $"{Kind}:{Id}";
}
