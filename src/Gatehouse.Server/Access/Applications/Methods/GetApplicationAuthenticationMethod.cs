using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Methods;

internal sealed record GetApplicationAuthenticationMethodRequest : AuthenticationMethodRequest;

internal sealed record AuthenticationMethodReply(AuthenticationMethod AuthenticationMethod);

internal sealed class GetApplicationAuthenticationMethod : ApplicationOperation<GetApplicationAuthenticationMethodRequest, AuthenticationMethodReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetApplicationAuthenticationMethod), readOnly: true);

    protected override Task<Outcome<AuthenticationMethodReply>> HandleAsync(
        GetApplicationAuthenticationMethodRequest request, FoundApplication found, DbSession session) =>
        Task.FromResult<Outcome<AuthenticationMethodReply>>(AuthenticationMethod.Of(found.Application) is { } method
            ? new AuthenticationMethodReply(method)
            : SsoRefusals.NotFound("The application has no such authentication method."));
}
