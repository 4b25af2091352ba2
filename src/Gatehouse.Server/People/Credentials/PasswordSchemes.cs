namespace Gatehouse.Server.People.Credentials;

internal static class PasswordSchemes
{
    /// <summary>What this machine can compute, best first; each older scheme stays readable.</summary>
    public static IReadOnlyList<IPasswordScheme> OfThisMachine() =>
        Argon2.IsAvailable ? [new Argon2Scheme(), new Pbkdf2Scheme()] : [new Pbkdf2Scheme()];
}
