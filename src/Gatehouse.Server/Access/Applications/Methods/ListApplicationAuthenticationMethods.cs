using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Methods;

internal sealed record ListApplicationAuthenticationMethodsRequest : ApplicationRequest
{
    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record AuthenticationMethodsReply(IReadOnlyList<AuthenticationMethodItem> AuthenticationMethods);

internal sealed class ListApplicationAuthenticationMethods : ApplicationOperation<ListApplicationAuthenticationMethodsRequest, AuthenticationMethodsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListApplicationAuthenticationMethods), readOnly: true);

    protected override Task<Outcome<AuthenticationMethodsReply>> HandleAsync(
        ListApplicationAuthenticationMethodsRequest request, FoundApplication found, DbSession session) =>
        Task.FromResult<Outcome<AuthenticationMethodsReply>>(new AuthenticationMethodsReply(
            AuthenticationMethod.Of(found.Application) is { } method ? [new(AuthenticationMethod.IamType, method)] : []));
}
