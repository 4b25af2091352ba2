using System.Text;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Aws;

/// <summary>docs/protocols tells which operations are done: the catalogue against the list of each service's model.</summary>
public sealed class ProtocolPageTests
{
    private static readonly (string Service, string Page, string Title)[] s_services =
    [
        ("iam", "iam", "IAM (2010-05-08)"),
        ("sts", "sts", "STS (2011-06-15)"),
        ("account", "account", "Account Management (2021-02-01)"),
        ("sso", "sso-admin", "SSO Admin (2020-07-20)"),
        ("identitystore", "identitystore", "Identity Store (2020-06-15)"),
        ("organizations", "organizations", "Organizations (2016-11-28)"),
    ];

    /// <summary>With GATEHOUSE_WRITE_PROTOCOLS set it writes the pages instead of comparing them.</summary>
    [Fact]
    public async Task The_pages_of_operations_are_not_stale()
    {
        await using var host = await GatehouseHost.StartAsync();
        var catalogue = host.Get<OperationCatalogue>();
        var writes = Environment.GetEnvironmentVariable("GATEHOUSE_WRITE_PROTOCOLS") is { Length: > 0 };
        foreach (var (service, name, title) in s_services)
        {
            var page = Path.Combine(Repository.Root, "docs", "protocols", name + ".md");
            var written = Write(service, title, catalogue);
            if (writes)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(page)!);
                await File.WriteAllTextAsync(page, written);
            }
            else
            {
                (await File.ReadAllTextAsync(page)).ShouldBe(written, "run: GATEHOUSE_WRITE_PROTOCOLS=1 dotnet test tests/Gatehouse.Server.Tests --filter The_pages_of_operations");
            }
        }
    }

    [Fact]
    public async Task Every_operation_on_the_wire_is_one_of_its_services_model()
    {
        await using var host = await GatehouseHost.StartAsync();

        host.Get<OperationCatalogue>().Entries
            .Where(static entry => s_services.Any(service => service.Service == entry.Service))
            .Where(static entry => !Model(entry.Service).Any(modelled => modelled.Name == entry.Name))
            .Select(static entry => entry.Service + " " + entry.Name)
            .ShouldBeEmpty();
    }

    private static string Write(string service, string title, OperationCatalogue catalogue)
    {
        var model = Model(service).ToList();
        var done = model.Count(operation => catalogue.Find(service, operation.Name) is not null);
        var page = new StringBuilder()
            .Append($"# {title}\n\n")
            .Append("Written from the catalogue of operations; a test fails when this page is stale.\n\n")
            .Append($"{done} of {model.Count} operations are done. The others are answered as unknown ones are.\n\n")
            .Append("| operation | done | deviation |\n|---|:-:|---|\n");
        foreach (var (name, deviation) in model)
        {
            page.Append($"| {name} | {(catalogue.Find(service, name) is null ? "no" : "yes")} | {deviation} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(string Name, string Deviation)> Model(string service) =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Doors", "Aws", "operations.txt"))
        where line.StartsWith(service + " ", StringComparison.Ordinal)
        let parts = line[(service.Length + 1)..].Split(" | ")
        select (parts[0], parts.Length > 1 ? parts[1] : "");
}
