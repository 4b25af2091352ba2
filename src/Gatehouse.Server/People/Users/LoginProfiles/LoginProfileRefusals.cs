using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Users.LoginProfiles;

internal static class LoginProfileRefusals
{
    public static Refusal NotFound(string userName) => IamRefusals.NoSuchEntity($"Login Profile for User {userName} cannot be found.");

    public static Refusal AlreadyExists(string userName) =>
        new("EntityAlreadyExists", RefusalKind.Conflict, $"Login Profile for user {userName} already exists.");
}
