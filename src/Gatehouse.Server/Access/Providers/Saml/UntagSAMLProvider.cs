using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

internal sealed record UntagSAMLProviderRequest : ISamlProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string SAMLProviderArn { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

internal sealed class UntagSAMLProvider : SamlProviderOperation<UntagSAMLProviderRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagSAMLProvider));

    protected override AccessCheck Ask(AccessCheck check, UntagSAMLProviderRequest request) => check.With("aws:TagKeys", request.TagKeys);

    protected override async Task<Outcome<Nothing>> HandleAsync(UntagSAMLProviderRequest request, SamlProvider provider, Caller caller, DbSession session)
    {
        await TagStore.RemoveAsync(session, provider.Id, request.TagKeys);
        return Nothing.Value;
    }
}
