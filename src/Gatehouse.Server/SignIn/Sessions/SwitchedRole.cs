using System.Text.Json;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>The role that a browser session acts in, as far as pages and records need it; what it may do stands with its temporary credentials.</summary>
/// <param name="RoleId">Its unique id: <c>AROA…</c>.</param>
/// <param name="SessionName">What the session is called in the role's ARN.</param>
/// <param name="FromArn">Who switched.</param>
/// <param name="WithMfa">Whether a second factor was proved before the switch.</param>
internal sealed record SwitchedRole(string AccountId, string RoleId, string RoleName, string RoleArn, string SessionName, string FromArn, bool WithMfa)
{
    public const string Kind = "AssumedRole";

    /// <summary>What the person calls it in the bar; nothing for the role's own name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>How the person marks it in the bar, by a name of ours.</summary>
    public string? Colour { get; init; }

    /// <summary>Whether a workforce user came here from the portal, instead of somebody of an account who switched.</summary>
    public bool IsFederated { get; init; }

    /// <summary>Owned by the role and not by the person: the person's own credentials stand behind the base session.</summary>
    public CredentialOwner Owner => new("role", RoleId);

    public AccountId Account => People.Accounts.AccountId.Get(AccountId);

    public static SwitchedRole Read(string json) => JsonSerializer.Deserialize<SwitchedRole>(json)!;

    public string Write() => JsonSerializer.Serialize(this);
}
