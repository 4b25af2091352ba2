using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Directory;

/// <summary>A person of a directory, who signs in at its portal.</summary>
/// <param name="Id">The directory's ten digits, a hyphen and a UUID; never used again.</param>
/// <param name="EmailVerified">Whether somebody has shown that mail to this address reaches them.</param>
/// <param name="ManagedBy"><see cref="ByHand"/>, or <see cref="ByScim"/> for one that an identity provider keeps.</param>
/// <param name="PasswordMustChange">Whether the password was handed out and the person has not chosen one yet.</param>
/// <param name="PasswordExpiresAt">When a password that was handed out stops working; nothing for a chosen one.</param>
internal sealed record DirectoryUser(
    string Id,
    string DirectoryId,
    string UserName,
    string? DisplayName,
    string? Email,
    bool EmailVerified,
    string? Phone,
    bool PhoneVerified,
    UserAttributes Attributes,
    bool IsEnabled,
    string ManagedBy,
    bool PasswordMustChange,
    DateTimeOffset? PasswordExpiresAt,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset UpdatedAt,
    string UpdatedBy)
{
    /// <summary>As audit records and sessions name this kind of person.</summary>
    public const string Kind = "IdentityCenterUser";

    public const string ByHand = "directory";
    public const string ByScim = "scim";

    public CredentialOwner Owner => OwnerOf(Id);

    public static CredentialOwner OwnerOf(string id) => new("workforce", id);

    public static string NewId(string directoryId, SecretSource random) => $"{directoryId["d-".Length..]}-{random.Uuid()}";
}
