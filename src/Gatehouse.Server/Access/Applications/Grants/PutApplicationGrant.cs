using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Applications.Issuers;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Grants;

internal sealed record PutApplicationGrantRequest : GrantRequest
{
    [Required]
    public ApplicationGrant Grant { get; init; } = null!;
}

internal sealed class PutApplicationGrant : ApplicationOperation<PutApplicationGrantRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutApplicationGrant));

    public override Refusal? Validate(PutApplicationGrantRequest request) => request.Grant.FindProblem(request.GrantType);

    protected override async Task<Outcome<Nothing>> HandleAsync(PutApplicationGrantRequest request, FoundApplication found, DbSession session)
    {
        foreach (var arn in (request.Grant.JwtBearer?.AuthorizedTokenIssuers ?? []).Select(static each => each.TrustedTokenIssuerArn))
        {
            if (arn is null || await TokenIssuerStore.FindByArnAsync(session, found.Directory, arn) is null)
            {
                return SsoRefusals.NotFound($"Could not find TrustedTokenIssuer with ARN {arn}.");
            }
        }

        await ApplicationGrantStore.PutAsync(session, found.Application.Id, request.GrantType, request.Grant);
        return Nothing.Value;
    }
}
