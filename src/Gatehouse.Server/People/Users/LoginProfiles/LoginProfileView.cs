namespace Gatehouse.Server.People.Users.LoginProfiles;

/// <summary>A login profile as replies show it.</summary>
internal sealed record LoginProfileView(string UserName, DateTimeOffset CreateDate, bool PasswordResetRequired);
