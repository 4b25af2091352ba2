namespace Gatehouse.Server.People.Users.LoginProfiles;

/// <summary>That an IAM user may sign in with a password. The password itself is one of People/Credentials.</summary>
/// <param name="ResetRequired">Whether the user must choose a new one at the next sign-in.</param>
internal sealed record LoginProfile(string UserId, DateTimeOffset CreatedAt, bool ResetRequired, DateTimeOffset PasswordChangedAt)
{
    /// <summary>The characters a password may have, as IAM's model writes them.</summary>
    public const string Text = @"[\u0009\u000A\u000D\u0020-\u00FF]+";
}
