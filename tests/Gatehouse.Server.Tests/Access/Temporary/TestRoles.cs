using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.Access.Temporary;

/// <summary>Roles, whom they trust and what people may do, made by the operations that administrators use.</summary>
internal static class TestRoles
{
    public const string All = "\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"";

    /// <summary>A trust policy of one statement.</summary>
    /// <param name="principal">An ARN or an account's id.</param>
    /// <param name="condition">Such as <c>"StringEquals":{"sts:ExternalId":"x"}</c>; nothing for none.</param>
    public static string Trust(string principal, string actions = All, string? condition = null) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":[{{actions}}]{{(condition is null ? "" : $",\"Condition\":{{{condition}}}")}}}]}""";

    /// <summary>A policy that allows some actions.</summary>
    public static string Allow(string actions, string resource = "*") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{actions}}],"Resource":"{{resource}}"}]}""";

    public static async Task<Role> AddRoleAsync(
        this GatehouseHost host, Account account, string name, string trust, string? path = null, int? seconds = null, IReadOnlyList<Tag>? tags = null)
    {
        (await host.RunAsync(
            host.Get<CreateRole>(),
            new() { RoleName = name, AssumeRolePolicyDocument = trust, Path = path, MaxSessionDuration = seconds, Tags = tags },
            TestKeys.By(account))).ShouldBeDone();
        return (await host.Database.ReadAsync(session => RoleStore.FindAsync(session, account.Id, name)))!;
    }

    public static async Task LetAsync(this GatehouseHost host, Account account, IamUser user, string actions = All) =>
        (await host.RunAsync(
            host.Get<PutUserPolicy>(), new() { UserName = user.Name, PolicyName = "let", PolicyDocument = Allow(actions) }, TestKeys.By(account))).ShouldBeDone();

    public static async Task LetAsync(this GatehouseHost host, Account account, Role role, string actions = All) =>
        (await host.RunAsync(
            host.Get<PutRolePolicy>(), new() { RoleName = role.Name, PolicyName = "let", PolicyDocument = Allow(actions) }, TestKeys.By(account))).ShouldBeDone();

    public static async Task<AssumeRoleReply> AssumeAsync(this GatehouseHost host, AssumeRoleRequest request, Caller caller) =>
        (await host.RunAsync(host.Get<AssumeRole>(), request, caller)).ShouldBeDone();

    public static async Task<string> RefuseAsync(this GatehouseHost host, AssumeRoleRequest request, Caller caller, string code) =>
        (await host.RunAsync(host.Get<AssumeRole>(), request, caller)).ShouldBeRefused(code).PublicText;

    /// <summary>Something small that a role may be allowed to do.</summary>
    public static Task<Outcome<GetRoleReply>> GetRoleAsync(this GatehouseHost host, Role role, Caller caller) =>
        host.RunAsync(host.Get<GetRole>(), new() { RoleName = role.Name }, caller);

    public static async Task ShouldBeAllowedAsync<T>(this Task<Outcome<T>> outcome) => (await outcome).ShouldBeDone();

    public static AssumeRoleRequest Ask(Role role, string name = "work") => new() { RoleArn = role.Arn, RoleSessionName = name };

    public static IReadOnlyList<Tag> Tags(params (string Key, string Value)[] tags) => [.. tags.Select(static tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
