using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Grants;

internal sealed record GetApplicationGrantRequest : GrantRequest;

internal sealed record ApplicationGrantReply(ApplicationGrant Grant);

internal sealed class GetApplicationGrant : ApplicationOperation<GetApplicationGrantRequest, ApplicationGrantReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetApplicationGrant), readOnly: true);

    protected override async Task<Outcome<ApplicationGrantReply>> HandleAsync(
        GetApplicationGrantRequest request, FoundApplication found, DbSession session) =>
        await ApplicationGrantStore.FindAsync(session, found.Application.Id, request.GrantType) is { } grant
            ? new ApplicationGrantReply(grant)
            : SsoRefusals.NotFound($"The application has no grant {request.GrantType}.");
}
