using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Directory;

/// <summary>The workforce users and groups of an organization, and the portal at which they sign in.</summary>
/// <param name="Id"><c>d-</c> and ten hexadecimal digits: the identity store, and the portal's address for ever.</param>
/// <param name="AccountId">The account that owns it.</param>
/// <param name="InstanceId">As sso-admin names it: <c>ssoins-</c> and sixteen hexadecimal digits.</param>
/// <param name="Name">Shown to people at the portal; nothing until somebody names it.</param>
/// <param name="Subdomain">The portal's own address, chosen once; nothing until then.</param>
internal sealed record WorkforceDirectory(
    string Id,
    AccountId AccountId,
    string InstanceId,
    string? Name,
    string? Subdomain,
    DirectorySettings Settings,
    DateTimeOffset CreatedAt)
{
    public string InstanceArn => $"arn:aws:sso:::instance/{InstanceId}";

    public string StoreArn => $"arn:aws:identitystore::{AccountId.Digits}:identitystore/{Id}";

    /// <summary>The last part of the portal's path.</summary>
    public string Address => Subdomain ?? Id;

    /// <summary>As clients of AWS must write it: only start addresses on such hosts are taken without asking anybody.</summary>
    public string StartUrl => $"https://{Address}.awsapps.com/start";
}
