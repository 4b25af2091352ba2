using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

/// <summary>Names one credential of one user.</summary>
internal sealed record ServiceCredentialRequest : IUserRequest
{
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(20, 128)]
    [Pattern(IamPatterns.Id)]
    public string ServiceSpecificCredentialId { get; init; } = null!;
}
