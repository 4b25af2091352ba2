using System.Diagnostics.Metrics;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Gatehouse.Server.Tests.People.Credentials;

/// <summary>Hashers as the server wires them, on machines with and without libsodium.</summary>
internal static class Hashers
{
    public static PasswordHasher OfThisMachine(CredentialOptions? options = null, IMeterFactory? meters = null) =>
        Of(PasswordSchemes.OfThisMachine(), options, meters);

    public static PasswordHasher WithoutLibsodium() => Of([new Pbkdf2Scheme()]);

    public static async Task<VerifyResult.Verified> Verify(this PasswordHasher hasher, string typed, string phc) =>
        (await hasher.VerifyAsync(PlainPassword.From(typed), phc, CancellationToken.None)).ShouldBeOfType<VerifyResult.Verified>();

    public static async Task<string> Hash(this PasswordHasher hasher, string typed) =>
        (await hasher.HashAsync(PlainPassword.From(typed), CancellationToken.None)).ShouldBeOfType<HashResult.Hashed>().Phc;

    private static PasswordHasher Of(IReadOnlyList<IPasswordScheme> schemes, CredentialOptions? options = null, IMeterFactory? meters = null) =>
        new(
            schemes,
            options ?? new CredentialOptions(),
            SecretSource.System,
            meters ?? new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
            NullLogger<PasswordHasher>.Instance);
}
