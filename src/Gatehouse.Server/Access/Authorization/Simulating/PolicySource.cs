using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using PrincipalKind = Gatehouse.Policies.Deciding.PrincipalKind;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>The user, group or role whose policies are simulated.</summary>
/// <param name="Id">Its unique id.</param>
/// <param name="Principal">Who would call; a group calls nothing, so a user of its account does.</param>
internal sealed record PolicySource(string Id, PrincipalRef Principal, string? UserName)
{
    private const string User = "user/";
    private const string Group = "group/";
    private const string Role = "role/";

    /// <summary>Roles that services made for themselves are bound by no organization.</summary>
    public bool IsServiceLinked => Principal.RoleArn?.Contains(":role" + Roles.Role.ServicePath, StringComparison.Ordinal) == true;

    /// <summary>Judges the text alone.</summary>
    public static Refusal? FindProblem(string text) =>
        !Arn.TryRead(text, out var arn) ? IamRefusals.ValidationError("Invalid ARN:  Could not be parsed!")
        : arn is { Service: "iam" } && KindOf(arn.Resource) is not null && AccountId.TryRead(arn.AccountId, out _) ? null
        : IamRefusals.InvalidInput($"Invalid Entity Arn: {text} does not clearly define entity type and name.");

    /// <summary>Whoever is named: another account's policies are asked for like those of a stranger.</summary>
    public static async Task<AccessCheck> AskAsync(DbSession session, string action, string text, Caller caller)
    {
        var check = new AccessCheck(action, text);
        if (!Arn.TryRead(text, out var arn) || arn.AccountId != caller.AccountId)
        {
            return check with { ResourceAccountId = arn?.AccountId ?? "", HidesResource = true };
        }

        return await FindAsync(session, text, caller) is { } source ? TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, source.Id)) : check;
    }

    /// <summary>Nothing for another account's, whatever allowed to ask.</summary>
    public static async Task<PolicySource?> FindAsync(DbSession session, string text, Caller caller)
    {
        if (!Arn.TryRead(text, out var arn) || arn.AccountId != caller.AccountId || !AccountId.TryRead(arn.AccountId, out var account))
        {
            return null;
        }

        var name = text[(text.LastIndexOf('/') + 1)..];
        return KindOf(arn.Resource) switch
        {
            User when await IamUserStore.FindAsync(session, account.Value, name) is { } user && user.Arn == text =>
                new(user.Id, new(user.Arn, arn.AccountId, PrincipalKind.User), user.Name),
            Group when await IamGroupStore.FindAsync(session, account.Value, name) is { } group && group.Arn == text =>
                new(group.Id, new("", arn.AccountId, PrincipalKind.User), null),
            Role when await RoleStore.FindByArnAsync(session, account.Value, text) is { } role =>
                new(role.Id, new($"arn:aws:sts::{arn.AccountId}:assumed-role/{role.Name}/simulation", arn.AccountId, PrincipalKind.RoleSession, role.Arn), null),
            _ => null,
        };
    }

    public static Refusal NotFound(string text)
    {
        var kind = Arn.TryRead(text, out var arn) ? KindOf(arn.Resource) ?? User : User;
        return IamRefusals.NotFound(kind.TrimEnd('/'), text[(text.LastIndexOf('/') + 1)..]);
    }

    public static SourcedPolicy Read(HeldPolicy held, string type, ParsedPolicies parsed) =>
        new(held.Name, type, parsed.Get(held.Document, PolicyUse.Identity));

    private static string? KindOf(string resource) =>
        Array.Find([User, Group, Role], kind => resource.Length > kind.Length && resource.StartsWith(kind, StringComparison.Ordinal));
}
