using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record TagOpenIDConnectProviderRequest : IOpenIdProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string OpenIDConnectProviderArn { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag> Tags { get; init; } = null!;
}

internal sealed class TagOpenIDConnectProvider : OpenIdProviderOperation<TagOpenIDConnectProviderRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(TagOpenIDConnectProvider));

    public override Refusal? Validate(TagOpenIDConnectProviderRequest request) => base.Validate(request) ?? TagRules.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, TagOpenIDConnectProviderRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<Nothing>> HandleAsync(TagOpenIDConnectProviderRequest request, OpenIdProvider provider, Caller caller, DbSession session)
    {
        await TagStore.PutAsync(session, provider.Id, request.Tags);
        return await TagRules.FindTooManyAsync(session, provider.Id) is { } tooMany ? tooMany : Nothing.Value;
    }
}
