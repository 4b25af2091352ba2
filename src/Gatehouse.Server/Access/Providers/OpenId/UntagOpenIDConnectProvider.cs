using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record UntagOpenIDConnectProviderRequest : IOpenIdProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string OpenIDConnectProviderArn { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

internal sealed class UntagOpenIDConnectProvider : OpenIdProviderOperation<UntagOpenIDConnectProviderRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagOpenIDConnectProvider));

    protected override AccessCheck Ask(AccessCheck check, UntagOpenIDConnectProviderRequest request) => check.With("aws:TagKeys", request.TagKeys);

    protected override async Task<Outcome<Nothing>> HandleAsync(UntagOpenIDConnectProviderRequest request, OpenIdProvider provider, Caller caller, DbSession session)
    {
        await TagStore.RemoveAsync(session, provider.Id, request.TagKeys);
        return Nothing.Value;
    }
}
