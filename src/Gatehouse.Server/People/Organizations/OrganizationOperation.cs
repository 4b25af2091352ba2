using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations;

/// <summary>
/// An operation on the organization of the caller's account. It is the management account's; reading is open to delegated administrators,
/// and the resource policy may open more. Whoever it is not open to hears the same, whatever is asked about.
/// </summary>
internal abstract class OrganizationOperation<TRequest, TReply> : Operation<TRequest, TReply>
{
    protected string Action => ((OperationRule.Iam)Declaration.Rule).Action;

    /// <summary>Whether every member may, such as to ask which organization it is in.</summary>
    protected virtual bool IsOpenToMembers => false;

    /// <summary>Whether the resource policy may open it to members.</summary>
    protected virtual bool IsDelegable => Declaration.ReadOnly;

    public override JsonObject? Describe(TRequest request) => RequestRecord.Of(request!);

    public sealed override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var membership = await OrganizationStore.FindMembershipAsync(session, caller.AccountId);
        var (target, other) = TargetsOf(request);
        var check = await AskAsync(session, membership, target);
        return other is null ? [Ask(check, request)] : [Ask(check, request), await AskAsync(session, membership, other)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if (await OrganizationStore.FindMembershipAsync(session, caller.AccountId) is not { } membership)
        {
            return OrganizationRefusals.NotInUse;
        }

        if (!Declaration.ReadOnly)
        {
            // Who waited here may have left the organization meanwhile.
            await OrganizationStore.LockAsync(session, membership.Organization.Id);
            if (await OrganizationStore.FindMembershipAsync(session, caller.AccountId) is not { } present || present.Organization.Id != membership.Organization.Id)
            {
                return OrganizationRefusals.NotInUse;
            }

            membership = present;
        }

        return IsOpenTo(membership) ? await HandleAsync(request, membership, caller, session) : OrganizationRefusals.NotAllowed;
    }

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, Membership membership, Caller caller, DbSession session);

    /// <summary>What the request acts on, by its id; a second one where the action must be allowed on both.</summary>
    protected virtual (string? Target, string? Other) TargetsOf(TRequest request) => default;

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected static OperationDeclaration Declare(string name, bool readOnly = false) => OrganizationDeclaration.Of(name, readOnly);

    private bool IsOpenTo(Membership membership) =>
        membership.IsManagement || IsOpenToMembers || (Declaration.ReadOnly && membership.IsDelegate) || IsOpenByPolicy(membership);

    /// <summary>Members ask across accounts: their own policies and the organization's must both allow.</summary>
    private bool IsOpenByPolicy(Membership membership) =>
        IsDelegable && !membership.IsManagement && !IsOpenToMembers && !(Declaration.ReadOnly && membership.IsDelegate) && membership.Organization.ResourcePolicy is not null;

    private async Task<AccessCheck> AskAsync(DbSession session, Membership? membership, string? target)
    {
        if (membership is null)
        {
            return new(Action, "*");
        }

        var organization = membership.Organization;
        var check = new AccessCheck(Action, target is null ? "*" : await TargetNames.FindArnAsync(session, organization, target));
        foreach (var tag in target is null ? [] : await TagStore.FindAllAsync(session, TagKeys.Of(organization, target)))
        {
            check = check.With("aws:ResourceTag/" + tag.Key, tag.Value);
        }

        return IsOpenByPolicy(membership)
            ? check with { ResourceAccountId = organization.ManagementAccountId.Digits, ResourcePolicy = organization.ResourcePolicy }
            : check;
    }
}
