using System.Text.Json;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>Walks all operations that clients can name: a new one is judged here without anybody thinking of it.</summary>
public sealed class EveryOperationTests
{
    private static readonly string[] openToAll = ["GetCallerIdentity", "GetSessionToken"];

    private static readonly string[] forRootAlone =
    [
        "AcceptPrimaryEmailUpdate", "ChangeRootPassword", "CloseAccount", "FinishPhoneVerification", "GetAccountSettings", "GetRootPhone", "LiftThrottle",
        "StartPhoneVerification", "StartPrimaryEmailUpdate",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_reads_or_changes_anything_of_another_account(bool root)
    {
        await using var iam = await Iam.StartAsync();
        var estate = await Estate.FillAsync(iam);
        var elsewhere = await iam.OtherAccountAsync();
        var stranger = root ? elsewhere.Root : await AdministratorAsync(elsewhere);
        var before = await estate.DumpAsync();
        before.ShouldContain(Estate.Mark);
        List<string> read = [];
        foreach (var entry in Entries(iam))
        {
            var outcome = await RunAsync(iam, entry, estate.Samples.Of(entry), stranger);
            var told = outcome is Outcome<object>.Done { Value: var reply } ? JsonSerializer.Serialize(reply) : ((Outcome<object>.Refused)outcome).Refusal.PublicText;

            // The alias is in the request: names of accounts are one for all, and this one is taken.
            if (told.Replace(Estate.Mark + "-alias", "", StringComparison.Ordinal).Contains(Estate.Mark, StringComparison.Ordinal))
            {
                read.Add($"{entry.Name}: {told}");
            }
        }

        read.ShouldBeEmpty();
        (await estate.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Who_was_given_nothing_may_nothing_but_ask_who_they_are()
    {
        await using var iam = await Iam.StartAsync();
        var estate = await Estate.FillAsync(iam);
        var mara = await iam.PersonAsync("mara");
        var before = await estate.DumpAsync();
        List<string> wrong = [];
        foreach (var entry in Entries(iam).Where(static entry => !openToAll.Contains(entry.Name)))
        {
            var outcome = await RunAsync(iam, entry, estate.Samples.Of(entry), mara);
            if (outcome is not Outcome<object>.Refused { Refusal.Code: "AccessDenied" })
            {
                wrong.Add($"{entry.Name}: {outcome}");
            }
        }

        wrong.ShouldBeEmpty();
        (await estate.DumpAsync()).ShouldBe(before);
        foreach (var entry in Entries(iam).Where(static entry => openToAll.Contains(entry.Name)))
        {
            (await RunAsync(iam, entry, estate.Samples.Of(entry), mara)).ShouldBeOfType<Outcome<object>.Done>(entry.Name);
        }
    }

    [Fact]
    public async Task These_operations_are_the_root_users_alone_whatever_anybody_was_given()
    {
        await using var iam = await Iam.StartAsync();
        Rules(iam).Where(static each => each.Rule is OperationRule.Self { Kinds: ["Root"] }).Select(static each => each.Name).Order(StringComparer.Ordinal)
            .ShouldBe(forRootAlone);
        var estate = await Estate.FillAsync(iam);
        var administrator = await AdministratorAsync(iam);
        foreach (var entry in Entries(iam).Where(IsForRootAlone))
        {
            (await RunAsync(iam, entry, estate.Samples.Of(entry), administrator)).ShouldBeOfType<Outcome<object>.Refused>(entry.Name).Refusal.Code.ShouldBe("AccessDenied");
        }
    }

    [Fact]
    public async Task An_administrator_may_every_operation_that_policies_decide_about()
    {
        await using var iam = await Iam.StartAsync();
        var estate = await Estate.FillAsync(iam);
        var administrator = await AdministratorAsync(iam);
        List<string> denied = [];
        foreach (var entry in Entries(iam).Where(static entry => !IsForRootAlone(entry) && entry.Name != "AssumeRole"))
        {
            if (await RunAsync(iam, entry, estate.Samples.Of(entry), administrator) is Outcome<object>.Refused { Refusal: { Code: "AccessDenied" } refusal })
            {
                denied.Add($"{entry.Name}: {refusal.PublicText}");
            }
        }

        denied.ShouldBeEmpty();
    }

    /// <summary>CloseAccount is also an operation of organizations, which policies decide about.</summary>
    private static bool IsForRootAlone(OperationEntry entry) => forRootAlone.Contains(entry.Name) && entry.Service != "organizations";

    private static async Task<Caller> AdministratorAsync(Iam iam)
    {
        var administrator = await iam.PersonAsync("administrator");
        (await iam.RunAsync(iam.Get<AttachUserPolicy>(), new() { UserName = "administrator", PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" })).ShouldBeDone();
        return administrator;
    }

    private static IEnumerable<OperationEntry> Entries(Iam iam) =>
        iam.Get<OperationCatalogue>().Entries.OrderBy(static entry => entry.Name.StartsWith("Delete", StringComparison.Ordinal)).ThenBy(static entry => entry.Name, StringComparer.Ordinal);

    private static Task<Outcome<object>> RunAsync(Iam iam, OperationEntry entry, object request, Caller caller) =>
        iam.Get<OperationRunner>().RunAsync(entry, request, caller, iam.Get<IServiceProvider>());

    /// <summary>Of all operations, those of pages alone included.</summary>
    private static IEnumerable<(string Name, OperationRule Rule)> Rules(Iam iam) =>
        typeof(OperationEntry).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false, IsClass: true } && IsOperation(type))
            .Select(type => (type.Name, Service: iam.Get<IServiceProvider>().GetService(type)))
            .Where(static each => each.Service is not null)
            .Select(static each => (each.Name, ((OperationDeclaration)each.Service!.GetType().GetProperty("Declaration")!.GetValue(each.Service)!).Rule));

    private static bool IsOperation(Type type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (each.IsGenericType && each.GetGenericTypeDefinition() == typeof(Operation<,>))
            {
                return true;
            }
        }

        return false;
    }
}
