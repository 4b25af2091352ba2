using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

/// <summary>A service-specific credential as replies show it.</summary>
internal sealed record ServiceCredentialView
{
    public DateTimeOffset CreateDate { get; init; }

    public string ServiceName { get; init; } = "";

    public string ServiceUserName { get; init; } = "";

    /// <summary>Only where it is given out: when it is made and when it is reset.</summary>
    [Secret]
    public string? ServicePassword { get; init; }

    public string ServiceSpecificCredentialId { get; init; } = "";

    public string UserName { get; init; } = "";

    public string Status { get; init; } = "";

    public static ServiceCredentialView Of(ServiceCredential credential, IamUser user, string? password = null) => new()
    {
        CreateDate = DateTimeOffset.FromUnixTimeMilliseconds(credential.CreatedAt),
        ServiceName = credential.Service,
        ServiceUserName = credential.ServiceUserName,
        ServicePassword = password,
        ServiceSpecificCredentialId = credential.Id,
        UserName = user.Name,
        Status = credential.Status,
    };
}
