using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations;

internal sealed record DeleteOrganizationRequest;

/// <summary>Only when nobody else is in it; its units and policies go with it.</summary>
internal sealed class DeleteOrganization(Dissolution dissolution) : OrganizationOperation<DeleteOrganizationRequest, Nothing>
{
    private static readonly Refusal s_notEmpty = new(
        "OrganizationNotEmptyException", RefusalKind.Conflict, "To delete an organization you must first remove all of its member accounts.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteOrganization));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteOrganizationRequest request, Membership membership, Caller caller, DbSession session)
    {
        if (await MemberStore.CountAsync(session, membership.Organization.Id) > 1)
        {
            return s_notEmpty;
        }

        await dissolution.RunAsync(session, membership.Organization);
        return Nothing.Value;
    }
}
