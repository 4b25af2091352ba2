using BenchmarkDotNet.Attributes;
using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Gatehouse.Benchmarks.Access;

/// <summary>What a role costs behind the door: policies, the row, its record; one after the other and many at once.</summary>
[MemoryDiagnoser]
public class AssumeRoleBenchmark
{
    private const int Crowd = 32;
    private readonly string folder = Directory.CreateTempSubdirectory("gatehouse-bench-").FullName;
    private WebApplication app = null!;
    private OperationRunner runner = null!;
    private Caller caller = Caller.Nobody(RequestOrigin.Server);
    private AssumeRoleRequest request = new();

    [GlobalSetup]
    public async Task Setup()
    {
        app = ServerHost.Build(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Gatehouse:DataDirectory"] = folder, ["Gatehouse:Urls"] = "http://127.0.0.1:0" }, quiet: true);
        await ServerHost.StartAsync(app);
        runner = app.Services.GetRequiredService<OperationRunner>();
        EmailAddress.TryRead("owner@example.com", out var email);
        var random = app.Services.GetRequiredService<SecretSource>();
        await app.Services.GetRequiredService<Database>().WriteAsync(async session =>
        {
            var account = (await app.Services.GetRequiredService<OpenAccount>().RunAsync(session, email!, "Bench", "none", ownsInstallation: true))!;
            var user = new IamUser(UniqueId.User + random.Text(UniqueId.RandomLength, UniqueId.Alphabet), account.Id, "mara", "/", null, DateTimeOffset.UnixEpoch, null);
            await IamUserStore.InsertAsync(session, user);
            var trust = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{user.Arn}}}"},"Action":["sts:AssumeRole","sts:TagSession"]}}""";
            var role = new Role(
                UniqueId.Role + random.Text(UniqueId.RandomLength, UniqueId.Alphabet), account.Id, "Deployer", "/", null, trust, 3600, null, DateTimeOffset.UnixEpoch);
            await RoleStore.InsertAsync(session, role);
            caller = SigningKeys.CallerOf(user, RequestOrigin.Server);
            request = new() { RoleArn = role.Arn, RoleSessionName = "bench" };
        });
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public Task<bool> Assume_a_role() => AssumeAsync(request);

    [Benchmark]
    public Task<bool> Assume_a_role_with_tags() => AssumeAsync(request with { Tags = [new() { Key = "team", Value = "blue" }], TransitiveTagKeys = ["team"] });

    [Benchmark(OperationsPerInvoke = Crowd)]
    public async Task<bool> Assume_a_role_many_at_once() => (await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => AssumeAsync(request)))).All(done => done);

    [Benchmark]
    public async Task<bool> Get_caller_identity() =>
        await runner.RunAsync(app.Services.GetRequiredService<GetCallerIdentity>(), new(), caller) is Outcome<GetCallerIdentityReply>.Done;

    private async Task<bool> AssumeAsync(AssumeRoleRequest asked) =>
        await runner.RunAsync(app.Services.GetRequiredService<AssumeRole>(), asked, caller) is Outcome<AssumeRoleReply>.Done;
}
