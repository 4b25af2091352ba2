using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>Makes an account's directory with its people, and gives them access as its root user would; what is there already stays as it is.</summary>
internal sealed class DemoWorkforce(IServiceProvider services, Account account)
{
    private const string Maker = "demo";
    private static readonly string[] s_sets = ["AdministratorAccess", "PowerUserAccess", "ReadOnlyAccess"];
    private static readonly string[] s_groups = ["Administrators", "Developers"];

    private readonly Database database = services.GetRequiredService<Database>();
    private readonly SecretSource random = services.GetRequiredService<SecretSource>();
    private readonly Caller root = SigningKeys.RootOf(account, RequestOrigin.Server);
    private readonly DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>A start that was cut short is finished by the next one.</summary>
    /// <param name="accounts">All that the people are to be given access to.</param>
    /// <param name="isNew">Whether some of them were not there before.</param>
    public async Task<WorkforceDirectory> MeetAsync(DemoDirectory demo, IReadOnlyList<Account> accounts, bool isNew, CancellationToken cancellation)
    {
        var directory = await database.ReadAsync(session => WorkforceDirectoryStore.FindOfAccountAsync(session, account.Id), cancellation)
            ?? await OpenAsync(demo, cancellation);
        if (isNew || demo.Id != directory.Id)
        {
            await AssignAsync(directory, accounts, await database.ReadAsync(session => FindPrincipalsAsync(session, directory, demo), cancellation), cancellation);
        }

        return directory;
    }

    private static async Task<IReadOnlyList<(string Type, string Id)>> FindPrincipalsAsync(DbSession session, WorkforceDirectory directory, DemoDirectory demo)
    {
        var (first, last) = (
            await DirectoryUserStore.FindByNameAsync(session, directory.Id, demo.Users[0].UserName),
            await DirectoryUserStore.FindByNameAsync(session, directory.Id, demo.Users[^1].UserName));
        var found = new List<(string Name, string Id)>();
        foreach (var id in first is null ? [] : await DirectoryGroupStore.FindIdsOfUserAsync(session, first.Id))
        {
            found.Add(((await DirectoryGroupStore.FindAsync(session, id))!.DisplayName, id));
        }

        return
        [
            .. s_groups.SelectMany(name => found.Where(each => each.Name == name)).Select(static each => ("GROUP", each.Id)),
            .. last is null ? [] : new[] { ("USER", last.Id) },
        ];
    }

    private async Task<WorkforceDirectory> OpenAsync(DemoDirectory demo, CancellationToken cancellation)
    {
        var hashed = new List<(DemoPerson Person, string Phc)>();
        foreach (var person in demo.Users)
        {
            var hash = await services.GetRequiredService<PasswordHasher>().HashAsync(PlainPassword.From(person.Password), cancellation);
            hashed.Add((person, hash is HashResult.Hashed { Phc: var phc } ? phc : throw new RefusedException("The server is too busy; start the demo again.")));
        }

        return await database.WriteAsync(session => OpenAsync(session, demo, hashed), cancellation);
    }

    private async Task<WorkforceDirectory> OpenAsync(
        DbSession session, DemoDirectory demo, List<(DemoPerson Person, string Phc)> hashed)
    {
        var opened = await services.GetRequiredService<OpenDirectory>().RunAsync(session, account.Id, demo.Name, new())
            ?? throw new RefusedException("The demo's directory cannot be made.");
        await WorkforceDirectoryStore.SetSubdomainAsync(session, opened.Id, demo.Subdomain);
        var directory = (await WorkforceDirectoryStore.FindAsync(session, opened.Id))!;
        var users = new List<DirectoryUser>();
        foreach (var (person, phc) in hashed)
        {
            var user = Describe(directory, person);
            await DirectoryUserStore.InsertAsync(session, user);
            await PasswordStore.SetAsync(session, user.Owner, phc, now);
            users.Add(user);
        }

        await GroupAsync(session, directory, s_groups[0], users[0]);
        await GroupAsync(session, directory, s_groups[1], users[0], users[1]);
        return directory;
    }

    private DirectoryUser Describe(WorkforceDirectory directory, DemoPerson person)
    {
        var names = person.DisplayName.Split(' ');
        return new(
            DirectoryUser.NewId(directory.Id, random), directory.Id, person.UserName, person.DisplayName, person.Email, true, null, false,
            new() { Name = new() { GivenName = names[0], FamilyName = names[^1] } }, true, DirectoryUser.ByHand, false, null, now, Maker, now, Maker);
    }

    private async Task GroupAsync(DbSession session, WorkforceDirectory directory, string name, params DirectoryUser[] members)
    {
        var group = new DirectoryGroup(DirectoryGroup.NewId(directory.Id, random), directory.Id, name, null, DirectoryUser.ByHand, now, Maker, now, Maker);
        await DirectoryGroupStore.InsertAsync(session, group);
        foreach (var member in members)
        {
            await DirectoryGroupStore.AddMemberAsync(session, random.Uuid().ToString(), group, member.Id, Maker, now);
        }
    }

    /// <summary>Administrators may do everything, developers all but administer, and whoever is in no group reads.</summary>
    private async Task AssignAsync(
        WorkforceDirectory directory, IReadOnlyList<Account> accounts, IReadOnlyList<(string Type, string Id)> principals, CancellationToken cancellation)
    {
        foreach (var (name, principal) in s_sets.Zip(principals))
        {
            var known = await database.ReadAsync(session => PermissionSetStore.FindByNameAsync(session, directory.Id, name), cancellation);
            var set = known?.ArnIn(directory.InstanceId) ?? await CreateSetAsync(directory, name, cancellation);
            foreach (var each in accounts)
            {
                await RunAsync<CreateAccountAssignment, CreateAccountAssignmentRequest, CreateAccountAssignmentReply>(
                    new()
                    {
                        InstanceArn = directory.InstanceArn,
                        PermissionSetArn = set,
                        TargetId = each.Id.Digits,
                        TargetType = "AWS_ACCOUNT",
                        PrincipalType = principal.Type,
                        PrincipalId = principal.Id,
                    },
                    cancellation);
            }
        }
    }

    private async Task<string> CreateSetAsync(WorkforceDirectory directory, string name, CancellationToken cancellation)
    {
        var set = (await RunAsync<CreatePermissionSet, CreatePermissionSetRequest, PermissionSetReply>(
            new() { InstanceArn = directory.InstanceArn, Name = name, SessionDuration = "PT8H" }, cancellation)).PermissionSet.PermissionSetArn;
        await RunAsync<AttachManagedPolicyToPermissionSet, AttachManagedPolicyToPermissionSetRequest, Nothing>(
            new() { InstanceArn = directory.InstanceArn, PermissionSetArn = set, ManagedPolicyArn = "arn:aws:iam::aws:policy/" + name }, cancellation);
        return set;
    }

    private async Task<TReply> RunAsync<TOperation, TRequest, TReply>(TRequest request, CancellationToken cancellation)
        where TOperation : Operation<TRequest, TReply> =>
        await services.GetRequiredService<OperationRunner>().RunAsync(services.GetRequiredService<TOperation>(), request, root, cancellation) switch
        {
            Outcome<TReply>.Done { Value: var reply } => reply,
            Outcome<TReply>.Refused { Refusal: var refusal } => throw new RefusedException($"The demo's assignments cannot be made: {refusal.PublicText}"),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
}
