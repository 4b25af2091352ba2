using BenchmarkDotNet.Attributes;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Authorization;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Groups;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Gatehouse.Benchmarks.Access;

/// <summary>What the policies cost of one call, by a user in three groups with six policies, and where it goes.</summary>
[MemoryDiagnoser]
public class AuthorizeBenchmark
{
    private readonly string folder = Directory.CreateTempSubdirectory("gatehouse-bench-").FullName;
    private WebApplication app = null!;
    private Database database = null!;
    private Authorizer authorizer = null!;
    private PolicyDecisions decisions = null!;
    private RequestContext contexts = null!;
    private Caller root = Caller.Nobody(RequestOrigin.Server);
    private Caller caller = Caller.Nobody(RequestOrigin.Server);
    private AccessCheck[] one = [];
    private AccessCheck[] three = [];
    private Standing standing = Standing.None;

    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    private async Task SetupAsync()
    {
        app = ServerHost.Build(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Gatehouse:DataDirectory"] = folder, ["Gatehouse:Urls"] = "http://127.0.0.1:0" }, quiet: true);
        await ServerHost.StartAsync(app);
        database = Get<Database>();
        authorizer = Get<Authorizer>();
        decisions = Get<PolicyDecisions>();
        contexts = Get<RequestContext>();
        EmailAddress.TryRead("owner@example.com", out var email);
        var account = (await database.WriteAsync(session => Get<OpenAccount>().RunAsync(session, email!, "Bench", "none", ownsInstallation: true)))!;
        root = SigningKeys.RootOf(account, RequestOrigin.Server);
        await FillAsync();
        var user = (await database.ReadAsync(session => IamUserStore.FindAsync(session, account.Id, "mara")))!;
        caller = SigningKeys.CallerOf(user, RequestOrigin.Server) with { AccessKeyId = "AKIAEXAMPLE" };
        var check = new AccessCheck("iam:GetUser", user.Arn);
        one = [check];
        three = [check, check with { Action = "iam:TagUser" }, check with { Action = "iam:ListUserTags" }];
        standing = await database.ReadAsync(session => decisions.FindAsync(caller, session));
        if (!await Authorize())
        {
            throw new InvalidOperationException("The user of the benchmark is not allowed.");
        }
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public async Task<bool> Authorize() => await database.ReadAsync(session => authorizer.FindDenialAsync(caller, one, session)) is null;

    [Benchmark]
    public async Task<bool> Authorize_three_questions() => await database.ReadAsync(session => authorizer.FindDenialAsync(caller, three, session)) is null;

    [Benchmark]
    public async Task<int> Read_the_standing() => (await database.ReadAsync(session => decisions.FindAsync(caller, session))).Identity.Count;

    [Benchmark]
    public Task<int> Read_nothing() => database.ReadAsync(static _ => Task.FromResult(0));

    [Benchmark]
    public bool Decide() => decisions.Decide(caller, one[0], standing).Decision.IsAllowed;

    [Benchmark]
    public object Gather_the_context() => contexts.Of(caller, one[0], standing);

    /// <summary>Two policies of the user's own, four by the groups; half of them attached.</summary>
    private async Task FillAsync()
    {
        await RunAsync(Get<CreateUser>(), new() { UserName = "mara", Tags = [new() { Key = "team", Value = "blue" }] });
        await RunAsync(Get<PutUserPolicy>(), new() { UserName = "mara", PolicyName = "own", PolicyDocument = Write("s3", "iam:*User*") });
        await RunAsync(Get<AttachUserPolicy>(), new() { UserName = "mara", PolicyArn = "arn:aws:iam::aws:policy/IAMUserChangePassword" });
        foreach (var group in new[] { "one", "two", "three" })
        {
            await RunAsync(Get<CreateGroup>(), new() { GroupName = group });
            await RunAsync(Get<AddUserToGroup>(), new() { GroupName = group, UserName = "mara" });
        }

        await RunAsync(Get<PutGroupPolicy>(), new() { GroupName = "one", PolicyName = "ours", PolicyDocument = Write("ec2", "sqs:Send*") });
        await RunAsync(Get<PutGroupPolicy>(), new() { GroupName = "two", PolicyName = "ours", PolicyDocument = Write("kms", "sns:Publish") });
        foreach (var (group, name) in new[] { ("two", "First"), ("three", "Second") })
        {
            await RunAsync(Get<CreatePolicy>(), new() { PolicyName = name, PolicyDocument = Write("dynamodb", "logs:*") });
            await RunAsync(Get<AttachGroupPolicy>(), new() { GroupName = group, PolicyArn = $"arn:aws:iam::{root.AccountId}:policy/{name}" });
        }
    }

    private static string Write(string service, string action) => $$$$"""
        {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["{{{{service}}}}:Get*","{{{{service}}}}:List*"],"Resource":"arn:aws:{{{{service}}}}:::home/${aws:username}/*"},
        {"Effect":"Allow","Action":"{{{{action}}}}","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}},
        {"Effect":"Deny","Action":"*","Resource":"*","Condition":{"NotIpAddressIfExists":{"aws:SourceIp":["127.0.0.0/8","10.0.0.0/8"]},"Bool":{"aws:ViaAWSService":"true"}}}]}
        """;

    private async Task RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request)
    {
        if (await Get<OperationRunner>().RunAsync(operation, request, root) is Outcome<TReply>.Refused { Refusal: var refusal })
        {
            throw new InvalidOperationException(refusal.PublicText);
        }
    }

    private T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();
}
