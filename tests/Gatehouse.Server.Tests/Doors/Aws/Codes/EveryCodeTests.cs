using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gatehouse.Server.Doors.Aws.Answers;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Tests.Access.Authorization;
using Gatehouse.Server.Tests.Doors.Login;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Aws.Codes;

/// <summary>Every refusal that a service's model names for an operation served here, provoked over the wire or excused with a reason.</summary>
public sealed partial class EveryCodeTests
{
    /// <summary>Provoked by a test of its own: it takes two at once.</summary>
    private static readonly DeclaredCode changedMeanwhile = new("iam", "ChangePassword", "EntityTemporarilyUnmodifiable");

    /// <summary>Served by a door of its own, which keeps no catalogue.</summary>
    private static readonly (string, string)[] servedElsewhere = [("signin", "CreateOAuth2Token")];

    [Fact]
    public async Task Every_code_that_a_model_names_is_provoked_or_cannot_occur()
    {
        await using var iam = await Iam.StartAsync();
        var served = iam.Get<OperationCatalogue>().Entries.Select(static entry => (entry.Service, entry.Name)).Concat(servedElsewhere).ToHashSet();
        List<DeclaredCode> told = [.. CodeTable.Provoked.Select(static each => each.Declared), .. CodeTable.Impossible, changedMeanwhile];

        CodeTable.Declared.Where(each => served.Contains((each.Service, each.Operation))).Except(told).ShouldBeEmpty("neither provoked nor excused");
        told.Except(CodeTable.Declared).ShouldBeEmpty("no model names it");
        told.GroupBy(static each => each).Where(static each => each.Count() > 1).Select(static each => each.Key).ShouldBeEmpty("told twice");
        CodeTable.IdleExcuses.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_provocation_is_answered_with_its_code_and_status()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        var estate = await CodeEstate.MakeAsync(iam);
        List<string> wrong = [];
        foreach (var each in CodeTable.Provoked)
        {
            var answer = await SendAsync(estate, each);
            var code = each.Declared.Service is "iam" or "sts" ? XmlCode(answer) : answer.Header("x-amzn-ErrorType");
            if ((answer.Status, code) != (each.Status, each.Declared.Code))
            {
                wrong.Add($"{each.Declared.Operation} {each.Declared.Code}: {answer.Status} {answer.Body}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_password_that_is_changed_twice_at_once_is_changed_once()
    {
        await using var iam = await Iam.StartAsync(("SignIn:FreeTries", "100"));
        var alice = await iam.UserAsync();
        await iam.ProfileAsync();
        await iam.GrantAsync("alice", Given.Allow("iam:ChangePassword"));
        var api = await ApiClient.OpenAsync(iam.Host, iam.Account, alice.UserId);
        var present = Iam.Password;

        // Nothing makes the two meet, so they may try some times; one of them must win every time.
        for (var round = 0; round < 20; round++)
        {
            string[] wanted = [$"Granite-Ladder-{round}a", $"Granite-Ladder-{round}b"];
            var old = present;
            var answers = await Task.WhenAll(wanted.Select(each => api.IamAsync("ChangePassword", ("OldPassword", old), ("NewPassword", each))));
            answers.Count(static each => each.Status == 200).ShouldBe(1);
            present = wanted[Array.FindIndex(answers, static each => each.Status == 200)];
            if (answers.SingleOrDefault(static each => each.Status == 409) is { } late)
            {
                XmlCode(late).ShouldBe(changedMeanwhile.Code);
                return;
            }
        }

        Assert.Fail("The two never met.");
    }

    [Fact]
    public void Every_code_in_use_has_a_row_in_the_fault_table()
    {
        // The rooms that speak IAM's and STS's language; others use words of their own, which are told by their kind.
        var rooms = new[] { "Access/Policies", "Access/Roles", "Access/Providers", "Access/Temporary", "Access/Authorization", "Access/Grants/Outbound", "People/Users", "People/Organizations/Handshakes", "People/Organizations/Policies", "Doors/Aws" };
        var used = rooms
            .SelectMany(static room => Directory.EnumerateFiles(Path.Combine(Repository.Server, room), "*.cs", SearchOption.AllDirectories))
            .SelectMany(static file => RefusalCode().Matches(File.ReadAllText(file)).Select(static match => match.Groups[1].Value))
            .ToList();
        used.ShouldContain("NoSuchEntity");

        used.Concat(CodeTable.Declared.Where(static each => each.Service is "iam" or "sts").Select(static each => each.Code))
            .Distinct().Where(static code => !FaultTable.Knows(code)).ShouldBeEmpty();
    }

    private static async Task<RawAnswer> SendAsync(CodeEstate estate, Provocation provocation)
    {
        var api = estate.By(provocation.Caller);
        var (service, operation, _) = provocation.Declared;
        switch (service)
        {
            case "iam":
                return await api.IamAsync(operation, Members(estate, provocation.Request));
            case "sts":
                return await api.StsAsync(operation, Members(estate, provocation.Request));
            case "account":
                return await api.AccountAsync("/" + char.ToLowerInvariant(operation[0]) + operation[1..], estate.Fill(provocation.Request));
            case "organizations":
                return await estate.Host.SendAsync(api.Sign(api.Json("/", estate.Fill(provocation.Request)).With("X-Amz-Target", "AWSOrganizationsV20161128." + operation), service));
            default:
                using (var app = new LoginClientApp(estate.Host))
                {
                    return await estate.Host.SendAsync(api.Json("/v1/token", provocation.Request).With("DPoP", app.Proof(address: $"http://127.0.0.1:{estate.Host.Origin.Port}/v1/token")));
                }
        }
    }

    private static (string, string)[] Members(CodeEstate estate, string request) =>
        [.. from member in estate.Fill(request).Split('&', StringSplitOptions.RemoveEmptyEntries)
            let at = member.IndexOf('=', StringComparison.Ordinal)
            select (member[..at], member[(at + 1)..])];

    private static string? XmlCode(RawAnswer answer) =>
        answer.Body.StartsWith('<') ? XElement.Parse(answer.Body).Descendants().FirstOrDefault(static each => each.Name.LocalName == "Code")?.Value : null;

    [GeneratedRegex("""new(?: Refusal)?\(\s*"(\w+)",\s*RefusalKind""")]
    private static partial Regex RefusalCode();
}
