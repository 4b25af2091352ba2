using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications.Issuers;

internal abstract record TokenIssuerRequest
{
    [Required]
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(ApplicationPatterns.IssuerArn)]
    public string TrustedTokenIssuerArn { get; init; } = null!;
}

/// <summary>An operation on one trusted issuer of the caller's account.</summary>
internal abstract class TokenIssuerOperation<TRequest, TReply> : SsoOperation<TRequest, TReply>
    where TRequest : TokenIssuerRequest
{
    public sealed override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session) =>
        [await AskAsync(session, request.TrustedTokenIssuerArn, (await FindAsync(session, caller, request.TrustedTokenIssuerArn))?.Id)];

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if (!Declaration.ReadOnly)
        {
            await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        }

        return await FindAsync(session, caller, request.TrustedTokenIssuerArn) is { } issuer
            ? await HandleAsync(request, issuer, session)
            : SsoRefusals.NotFound($"Could not find TrustedTokenIssuer with ARN {request.TrustedTokenIssuerArn}.");
    }

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, TokenIssuer issuer, DbSession session);

    private static async Task<TokenIssuer?> FindAsync(DbSession session, Caller caller, string arn) =>
        await WorkforceDirectoryStore.FindOfAccountAsync(session, AccountId.Get(caller.AccountId)) is { } directory
            ? await TokenIssuerStore.FindByArnAsync(session, directory, arn)
            : null;
}
