using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>People and what they were given, made by the operations that administrators use.</summary>
internal static class Given
{
    public static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    /// <param name="condition">Such as <c>"StringEquals":{"aws:username":"mara"}</c>; nothing for none.</param>
    public static string Allow(string action, string resource = "*", string? condition = null) => Statement("Allow", $"\"Action\":\"{action}\"", resource, condition);

    public static string Deny(string action, string resource = "*", string? condition = null) => Statement("Deny", $"\"Action\":\"{action}\"", resource, condition);

    public static string AllowAllBut(string action) => Statement("Allow", $"\"NotAction\":\"{action}\"", "*", null);

    public static string DenyAllBut(string action) => Statement("Deny", $"\"NotAction\":\"{action}\"", "*", null);

    /// <summary>A user with one inline policy of these statements; with no policy where there are none.</summary>
    public static async Task<Caller> PersonAsync(this Iam iam, string name, params string[] statements)
    {
        await iam.UserAsync(name);
        if (statements.Length > 0)
        {
            await iam.GrantAsync(name, statements);
        }

        return await iam.CallerAsync(name);
    }

    public static async Task GrantAsync(this Iam iam, string user, params string[] statements) =>
        (await iam.RunAsync(iam.Get<PutUserPolicy>(), new() { UserName = user, PolicyName = "given", PolicyDocument = Policy(statements) })).ShouldBeDone();

    /// <summary>The smallest question about somebody.</summary>
    public static Task<Outcome<GetUserReply>> LookAtAsync(this Iam iam, string user, Caller caller) =>
        iam.RunAsync(iam.Get<GetUser>(), new() { UserName = user }, caller);

    public static async Task ShouldSeeAsync(this Iam iam, string user, Caller caller) => (await iam.LookAtAsync(user, caller)).ShouldBeDone();

    /// <returns>What the caller is told.</returns>
    public static async Task<string> ShouldNotSeeAsync(this Iam iam, string user, Caller caller) =>
        (await iam.LookAtAsync(user, caller)).ShouldBeRefused("AccessDenied").PublicText;

    public static string ArnOf(this Iam iam, string user) => $"arn:aws:iam::{iam.Id}:user/{user}";

    private static string Statement(string effect, string action, string resource, string? condition) =>
        $$"""{"Effect":"{{effect}}",{{action}},"Resource":"{{resource}}"{{(condition is null ? "" : $",\"Condition\":{{{condition}}}")}}}""";
}
