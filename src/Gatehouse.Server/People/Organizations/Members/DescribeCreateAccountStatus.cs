using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record DescribeCreateAccountStatusRequest
{
    [Required]
    [Length(0, 36)]
    [Pattern(OrganizationPatterns.AccountRequestId)]
    public string CreateAccountRequestId { get; init; } = null!;
}

internal sealed class DescribeCreateAccountStatus : OrganizationOperation<DescribeCreateAccountStatusRequest, CreateAccountStatusReply>
{
    private static readonly Refusal s_unknown = new(
        "CreateAccountStatusNotFoundException", RefusalKind.NotFound, "You specified a create account request ID that doesn't exist in your organization.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeCreateAccountStatus), readOnly: true);

    protected override async Task<Outcome<CreateAccountStatusReply>> HandleAsync(
        DescribeCreateAccountStatusRequest request, Membership membership, Caller caller, DbSession session) =>
        await AccountRequestStore.FindAsync(session, membership.Organization.Id, request.CreateAccountRequestId) is { } kept
            ? new CreateAccountStatusReply(CreateAccountStatus.Of(kept))
            : s_unknown;
}
