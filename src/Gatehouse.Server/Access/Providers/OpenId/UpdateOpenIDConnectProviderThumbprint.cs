using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record UpdateOpenIDConnectProviderThumbprintRequest : IOpenIdProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string OpenIDConnectProviderArn { get; init; } = null!;

    [Required]
    [Length(40, 40)]
    public IReadOnlyList<string> ThumbprintList { get; init; } = null!;
}

internal sealed class UpdateOpenIDConnectProviderThumbprint : OpenIdProviderOperation<UpdateOpenIDConnectProviderThumbprintRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateOpenIDConnectProviderThumbprint));

    public override Refusal? Validate(UpdateOpenIDConnectProviderThumbprintRequest request) =>
        base.Validate(request) ?? OpenIdRules.FindProblem(request.ThumbprintList);

    protected override async Task<Outcome<Nothing>> HandleAsync(
        UpdateOpenIDConnectProviderThumbprintRequest request, OpenIdProvider provider, Caller caller, DbSession session)
    {
        await OpenIdProviderStore.UpdateAsync(session, provider with { Thumbprints = request.ThumbprintList });
        return Nothing.Value;
    }
}
