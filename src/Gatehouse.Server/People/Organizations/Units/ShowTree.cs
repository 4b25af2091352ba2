using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record ShowTreeRequest;

/// <summary>The root or a unit, with what stands in it.</summary>
internal sealed record TreePlace(string Id, string Name, IReadOnlyList<TreePlace> Places, IReadOnlyList<AccountView> Accounts)
{
    /// <summary>Itself and all below, each after what it stands in.</summary>
    public IEnumerable<TreePlace> All() => Places.SelectMany(static place => place.All()).Prepend(this);
}

/// <param name="IsWhole">Whether no account is left out.</param>
internal sealed record ShowTreeReply(TreePlace Root, bool IsWhole);

/// <summary>The whole picture for a page; whoever may list the accounts may see it.</summary>
internal sealed class ShowTree : OrganizationOperation<ShowTreeRequest, ShowTreeReply>
{
    private const int Most = 1000;

    public override OperationDeclaration Declaration { get; } =
        OrganizationDeclaration.Of(nameof(ShowTree), readOnly: true) with { Rule = new OperationRule.Iam("organizations:ListAccounts", "*") };

    protected override async Task<Outcome<ShowTreeReply>> HandleAsync(ShowTreeRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        var tree = await OrganizationTree.ReadAsync(session, organization);
        var members = await MemberStore.FindPageAsync(session, organization.Id, "", Most + 1);
        var accounts = members.Take(Most).ToLookup(static member => member.ParentId, member => AccountView.Of(organization, tree, member), StringComparer.Ordinal);
        var units = tree.Units.ToLookup(static unit => unit.ParentId, StringComparer.Ordinal);
        return new ShowTreeReply(Place(organization.RootId, "Root"), members.Count <= Most);

        TreePlace Place(string id, string name) => new(
            id, name, [.. units[id].Select(unit => Place(unit.Id, unit.Name))], [.. accounts[id].OrderBy(static account => account.Name, StringComparer.OrdinalIgnoreCase)]);
    }
}
