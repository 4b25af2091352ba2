using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record MoveAccountRequest : MemberRequest
{
    [Required]
    [Length(0, 100)]
    [Pattern(OrganizationPatterns.ParentId)]
    public string SourceParentId { get; init; } = null!;

    [Required]
    [Length(0, 100)]
    [Pattern(OrganizationPatterns.ParentId)]
    public string DestinationParentId { get; init; } = null!;
}

internal sealed class MoveAccount : OrganizationOperation<MoveAccountRequest, Nothing>
{
    private static readonly Refusal s_noSource = new(
        "SourceParentNotFoundException", RefusalKind.NotFound, "You specified a source root or organizational unit that isn't the parent of the account.");

    private static readonly Refusal s_noDestination = new(
        "DestinationParentNotFoundException", RefusalKind.NotFound, "You specified a destination root or organizational unit that doesn't exist in your organization.");

    private static readonly Refusal s_thereAlready = new("DuplicateAccountException", RefusalKind.Conflict, "The account is already in the destination.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(MoveAccount));

    protected override (string? Target, string? Other) TargetsOf(MoveAccountRequest request) => (request.AccountId, request.DestinationParentId);

    protected override async Task<Outcome<Nothing>> HandleAsync(MoveAccountRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        if (await MemberStore.FindAsync(session, organization.Id, request.AccountId) is not { } member)
        {
            return OrganizationRefusals.NoAccount;
        }

        var tree = await OrganizationTree.ReadAsync(session, organization);
        if (!tree.HasParent(request.DestinationParentId))
        {
            return s_noDestination;
        }

        if (!tree.HasParent(request.SourceParentId))
        {
            return s_noSource;
        }

        if (member.ParentId == request.DestinationParentId)
        {
            return s_thereAlready;
        }

        return await MemberStore.MoveAsync(session, member.AccountId, request.SourceParentId, request.DestinationParentId) ? Nothing.Value : s_noSource;
    }
}
