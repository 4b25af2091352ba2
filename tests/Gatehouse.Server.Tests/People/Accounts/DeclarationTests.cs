using Gatehouse.Server.Access.Authorization;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts;

/// <summary>Walks over every operation that the program declares, whichever room it is in.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public async Task Only_these_operations_are_open_to_everybody()
    {
        await using var host = await GatehouseHost.StartAsync();
        Declarations(host).Where(each => each.Rule is OperationRule.Anyone).Select(each => each.Name).Order(StringComparer.Ordinal)
            .ShouldBe(["FindEmailUndo", "GetSignInHelp", "RegisterClient", "StartDeviceAuthorization", "UndoPrimaryEmailUpdate"]);
    }

    [Fact]
    public async Task Every_name_is_declared_once_for_each_sort_of_caller()
    {
        await using var host = await GatehouseHost.StartAsync();
        var all = Declarations(host);
        all.Count.ShouldBeGreaterThan(20);
        all.Select(each => $"{each.EventSource} {each.Name} for {each.Rule.GetType().Name}").ShouldBeUnique();
        all.ShouldAllBe(each => each.EventSource.EndsWith(".amazonaws.com"));
    }

    [Fact]
    public async Task Nobody_but_its_own_principals_may_run_an_operation()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var authorizer = host.Get<Authorizer>();
        Caller[] strangers =
        [
            Caller.Nobody(TestAccounts.Origin),
            new("IAMUser", "iam:someone", account.Id.Digits, $"arn:aws:iam::{account.Id.Digits}:user/someone", null, TestAccounts.Origin),
            new("IAMUser", "iam:root", account.Id.Digits, $"arn:aws:iam::{account.Id.Digits}:user/root", null, TestAccounts.Origin) { OwnsInstallation = true },
        ];
        foreach (var declaration in Declarations(host).Where(each => each.Rule is not (OperationRule.Anyone or OperationRule.Iam)))
        {
            foreach (var stranger in strangers.Where(stranger => declaration.Rule is not OperationRule.Self self || !self.Kinds.Contains(stranger.Kind)))
            {
                authorizer.FindObjection(stranger, declaration.Rule).ShouldNotBeNull($"{stranger.Kind} may run {declaration.Name}");
            }
        }
    }

    [Fact]
    public async Task What_the_operator_may_do_an_ordinary_root_user_may_not_but_the_owner_of_the_installation_may()
    {
        await using var host = await GatehouseHost.StartAsync();
        var ordinary = TestAccounts.Root(await host.OpenAsync());
        var owner = TestAccounts.Root(await host.OpenAsync("first@example.com", ownsInstallation: true));
        var authorizer = host.Get<Authorizer>();
        var rules = Declarations(host).Where(each => each.Rule is OperationRule.Operator).ToList();
        rules.ShouldNotBeEmpty();
        rules.ShouldAllBe(each => authorizer.FindObjection(ordinary, each.Rule) != null);
        rules.ShouldAllBe(each => authorizer.FindObjection(owner, each.Rule) == null);
    }

    private static List<OperationDeclaration> Declarations(GatehouseHost host) =>
    [
        .. typeof(OperationDeclaration).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && IsOperation(type))
            .Select(type => (OperationDeclaration)type.GetProperty("Declaration")!.GetValue(ActivatorUtilities.CreateInstance(host.Get<IServiceProvider>(), type))!),
    ];

    private static bool IsOperation(Type type) =>
        type.BaseType is { } parent && ((parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(Operation<,>)) || IsOperation(parent));
}
