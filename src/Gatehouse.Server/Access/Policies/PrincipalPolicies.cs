using System.Globalization;
using Gatehouse.Server.Access.Policies.BuiltIn;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies;

/// <summary>One policy that speaks about a principal.</summary>
/// <param name="HolderId">On whom it hangs: the principal itself or one of its groups.</param>
/// <param name="Arn">Nothing for an inline policy.</param>
internal sealed record HeldPolicy(string HolderId, string Name, string? Arn, string Document);

/// <summary>Everything that hangs on a principal.</summary>
/// <param name="Identity">Inline and attached policies, those of its groups included.</param>
/// <param name="Boundary">What it may do at most; nothing when no boundary is set.</param>
/// <param name="Tags">Its own, for <c>aws:PrincipalTag</c>.</param>
/// <param name="Organization">Which one its account is in; nothing where it is in none.</param>
internal sealed record PolicySet(IReadOnlyList<HeldPolicy> Identity, HeldPolicy? Boundary, IReadOnlyList<Tag> Tags, OrganizationOfAccount? Organization);

/// <summary>Finds what policies say about a user, a group or a role, in the texts that are in force at this moment.</summary>
internal sealed class PrincipalPolicies(BuiltInPolicies builtIn)
{
    /// <summary>Allows nothing: what a boundary says whose policy cannot be found.</summary>
    public const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";

    /// <param name="principalId"><c>AIDA…</c>, <c>AGPA…</c> or <c>AROA…</c>, without the session that may follow it; empty for a root user.</param>
    public async Task<PolicySet> FindAsync(DbSession session, string principalId, string accountId)
    {
        OrganizationOfAccount? organization = null;
        List<HeldPolicy> identity = [];
        List<Tag> tags = [];
        HeldPolicy? boundary = null;
        foreach (var row in await PrincipalPolicyStore.FindAllAsync(session, principalId, accountId))
        {
            switch (row.Source)
            {
                case PrincipalPolicyStore.Label:
                    tags.Add(new() { Key = row.Name!, Value = row.Text! });
                    break;
                case PrincipalPolicyStore.Boundary:
                    boundary = Hold(row);
                    break;
                case PrincipalPolicyStore.Organization:
                    organization = new(row.HolderId, long.Parse(row.Name!, CultureInfo.InvariantCulture), accountId, row.Text!);
                    break;
                default:
                    identity.Add(Hold(row));
                    break;
            }
        }

        return new(identity, boundary, tags, organization);
    }

    /// <summary>A policy that cannot be found says no: better too little than too much.</summary>
    private HeldPolicy Hold(PrincipalPolicyStore.Row row) =>
        row is { Arn: { } arn, Text: null }
            ? new(row.HolderId, PolicyArns.NameOf(arn), arn, builtIn.Find(arn)?.Text.Document ?? Nothing)
            : new(row.HolderId, row.Name!, row.Arn, row.Text!);
}
