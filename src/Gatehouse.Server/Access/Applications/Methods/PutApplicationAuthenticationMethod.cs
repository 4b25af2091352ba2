using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Methods;

internal sealed record PutApplicationAuthenticationMethodRequest : AuthenticationMethodRequest
{
    [Required]
    public AuthenticationMethod AuthenticationMethod { get; init; } = null!;
}

internal sealed class PutApplicationAuthenticationMethod : ApplicationOperation<PutApplicationAuthenticationMethodRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutApplicationAuthenticationMethod));

    public override Refusal? Validate(PutApplicationAuthenticationMethodRequest request) =>
        request.AuthenticationMethod.Iam is { } iam
            ? PolicyDocuments.FindResourceProblem(iam.ActorPolicy.ToJsonString())
            : SsoRefusals.Invalid("AuthenticationMethod must hold Iam.");

    protected override async Task<Outcome<Nothing>> HandleAsync(
        PutApplicationAuthenticationMethodRequest request, FoundApplication found, DbSession session)
    {
        await ApplicationStore.UpdateAsync(session, found.Application with { ActorPolicy = request.AuthenticationMethod.Iam!.ActorPolicy.ToJsonString() });
        return Nothing.Value;
    }
}
