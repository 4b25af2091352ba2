using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Scim;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record CreateScimTokenRequest;

/// <param name="Secret">In this answer and nowhere else.</param>
internal sealed record CreateScimTokenReply(string Id, string Secret, DateTimeOffset ExpiresAt);

/// <summary>A token for an identity provider: it may keep all users and groups of the directory.</summary>
internal sealed class CreateScimToken(SecretSource random, TimeProvider clock) : DirectoryOperation<CreateScimTokenRequest, CreateScimTokenReply>
{
    public const string Enough = "EnoughScimTokens";
    private const int SecretBytes = 48;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateScimToken), "sso-directory:CreateBearerToken") with { AsksForProof = true };

    protected override async Task<Outcome<CreateScimTokenReply>> HandleAsync(CreateScimTokenRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        await WorkforceDirectoryStore.LockAsync(session, directory.Id);
        var now = clock.GetUtcNow();
        var secret = random.Token(SecretBytes);
        var token = new ScimToken
        {
            Id = random.Uuid().ToString(),
            DirectoryId = directory.Id,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            CreatedBy = caller.Arn,
            ExpiresAt = now.AddYears(1).ToUnixTimeMilliseconds(),
        };
        return await ScimTokenStore.InsertAsync(session, token, SecretHash.Of(secret))
            ? new CreateScimTokenReply(token.Id, secret, token.Expires)
            : new Refusal(Enough, RefusalKind.Conflict, $"A directory has {ScimToken.Most} tokens at most.");
    }
}
