using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications.Issuers;

internal sealed record ListTrustedTokenIssuersRequest : InstanceRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record TrustedTokenIssuerMetadata(string TrustedTokenIssuerArn, string Name, string TrustedTokenIssuerType);

internal sealed record ListTrustedTokenIssuersReply(IReadOnlyList<TrustedTokenIssuerMetadata> TrustedTokenIssuers, string? NextToken);

internal sealed class ListTrustedTokenIssuers : InstanceOperation<ListTrustedTokenIssuersRequest, ListTrustedTokenIssuersReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListTrustedTokenIssuers), readOnly: true);

    protected override Task<Outcome<ListTrustedTokenIssuersReply>> HandleAsync(ListTrustedTokenIssuersRequest request, WorkforceDirectory directory, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => TokenIssuerStore.FindPageAsync(session, directory.Id, after, limit),
            static issuer => issuer.Id,
            (found, next) => new ListTrustedTokenIssuersReply(
                [.. found.Select(each => new TrustedTokenIssuerMetadata(TokenIssuerStore.ArnOf(each, directory), each.Name, TokenIssuer.Type))], next));
}
