using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record GiveOneTimePasswordRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

/// <param name="Password">In this answer and nowhere else.</param>
internal sealed record GiveOneTimePasswordReply(string UserName, string Password, DateTimeOffset ExpiresAt);

/// <summary>A password that opens nothing but the choice of another, and that for a week. Whatever the earlier one opened ends.</summary>
internal sealed class GiveOneTimePassword(DirectoryPasswords passwords, PasswordHasher hasher, SecretSource random, TimeProvider clock)
    : AdministeredUserOperation<GiveOneTimePasswordRequest, GiveOneTimePasswordReply>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private string password = "";
    private string phc = "";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(GiveOneTimePassword), "sso-directory:UpdatePassword") with { AsksForProof = true };

    public override async ValueTask<Refusal?> PrepareAsync(GiveOneTimePasswordRequest request, Caller caller, CancellationToken cancellation)
    {
        password = HandedPassword.Make(random);
        if (await hasher.HashAsync(PlainPassword.From(password), cancellation) is not HashResult.Hashed { Phc: var hashed })
        {
            return new Refusal("ServiceUnavailable", RefusalKind.Unavailable, "Too many passwords are being hashed. Try again in a moment.");
        }

        phc = hashed;
        return null;
    }

    protected override async Task<Outcome<GiveOneTimePasswordReply>> HandleAsync(GiveOneTimePasswordRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        var until = clock.GetUtcNow() + Lifetime;
        await passwords.ResetAsync(session, user, phc, handedOut: true, until);
        return new GiveOneTimePasswordReply(user.UserName, password, until);
    }
}
