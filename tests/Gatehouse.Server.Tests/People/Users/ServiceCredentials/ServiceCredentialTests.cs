using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.ServiceCredentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.ServiceCredentials;

public sealed class ServiceCredentialTests
{
    private const string Git = "codecommit.amazonaws.com";

    [Fact]
    public async Task Create_answers_name_password_id_and_status_and_list_the_same_without_the_password()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var made = await CreateAsync(iam);
        made.ServiceUserName.ShouldBe($"alice-at-{iam.Id}");
        (made.ServiceName, made.UserName, made.Status, made.CreateDate).ShouldBe((Git, "alice", "Active", iam.Host.Clock.GetUtcNow()));
        made.ServicePassword.ShouldNotBeNull().Length.ShouldBe(44);
        made.ServiceSpecificCredentialId.ShouldMatch("^ACCA[A-Z2-7]{17}$");
        var list = (await iam.RunAsync(iam.Get<ListServiceSpecificCredentials>(), new() { UserName = "alice" })).ShouldBeDone();
        list.ServiceSpecificCredentials.ShouldBe([made with { ServicePassword = null }]);
    }

    [Fact]
    public async Task Listing_without_paging_input_has_no_IsTruncated()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await CreateAsync(iam);
        await CreateAsync(iam);
        (await iam.RunAsync(iam.Get<ListServiceSpecificCredentials>(), new() { UserName = "alice" })).ShouldBeDone().IsTruncated.ShouldBeNull();
        var page = (await iam.RunAsync(iam.Get<ListServiceSpecificCredentials>(), new() { UserName = "alice", MaxItems = 1 })).ShouldBeDone();
        (page.ServiceSpecificCredentials.Count, page.IsTruncated).ShouldBe((1, true));
        (await iam.RunAsync(iam.Get<ListServiceSpecificCredentials>(), new() { UserName = "alice", Marker = page.Marker })).ShouldBeDone().IsTruncated.ShouldBe(false);
    }

    [Fact]
    public async Task Reset_gives_a_new_password_and_keeps_id_name_and_Inactive()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var made = await CreateAsync(iam);
        (await iam.RunAsync(iam.Get<UpdateServiceSpecificCredential>(), new() { UserName = "alice", ServiceSpecificCredentialId = made.ServiceSpecificCredentialId, Status = "Inactive" })).ShouldBeDone();
        var reset = (await iam.RunAsync(iam.Get<ResetServiceSpecificCredential>(), new() { UserName = "alice", ServiceSpecificCredentialId = made.ServiceSpecificCredentialId })).ShouldBeDone().ServiceSpecificCredential;
        reset.ServicePassword.ShouldNotBe(made.ServicePassword);
        reset.ShouldBe(made with { Status = "Inactive", ServicePassword = reset.ServicePassword });
    }

    [Theory]
    [InlineData("nonexistent.amazonaws.com")]
    [InlineData("not a service")]
    [InlineData("sts.amazonaws.com")]
    public async Task An_unknown_malformed_or_unsupported_service_is_refused_alike(string service)
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var text = $"No such service {service} is supported for Service Specific Credentials";
        (await iam.RunAsync(iam.Get<CreateServiceSpecificCredential>(), new() { UserName = "alice", ServiceName = service })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(text);
        (await iam.RunAsync(iam.Get<ListServiceSpecificCredentials>(), new() { UserName = "alice", ServiceName = service })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(text);
        (await iam.RunAsync(iam.Get<ListServiceSpecificCredentials>(), new() { UserName = "alice", ServiceName = "cassandra.amazonaws.com" })).ShouldBeDone().ServiceSpecificCredentials.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_user_is_looked_up_before_the_service_is_judged_and_before_the_credential()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await iam.UserAsync("bob");
        var id = (await CreateAsync(iam)).ServiceSpecificCredentialId;
        const string NoUser = "The user with name nobody cannot be found.";
        (await iam.RunAsync(iam.Get<CreateServiceSpecificCredential>(), new() { UserName = "nobody", ServiceName = "x" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(NoUser);
        (await iam.RunAsync(iam.Get<ResetServiceSpecificCredential>(), new() { UserName = "nobody", ServiceSpecificCredentialId = id })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(NoUser);
        foreach (var (user, wrong) in new[] { ("bob", id), ("alice", "ACCAAAAAAAAAAAAAAAAAA") })
        {
            var text = $"No such credential {wrong} exists";
            (await iam.RunAsync(iam.Get<ResetServiceSpecificCredential>(), new() { UserName = user, ServiceSpecificCredentialId = wrong })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(text);
            (await iam.RunAsync(iam.Get<UpdateServiceSpecificCredential>(), new() { UserName = user, ServiceSpecificCredentialId = wrong, Status = "Active" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(text);
            (await iam.RunAsync(iam.Get<DeleteServiceSpecificCredential>(), new() { UserName = user, ServiceSpecificCredentialId = wrong })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(text);
        }
    }

    [Fact]
    public async Task DeleteUser_while_one_exists_says_that_referenced_objects_must_be_removed()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var made = await CreateAsync(iam);
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "alice" })).ShouldBeRefused("DeleteConflict").PublicText.ShouldBe("Cannot delete entity, must remove referenced objects first.");
        (await iam.RunAsync(iam.Get<DeleteServiceSpecificCredential>(), new() { UserName = "alice", ServiceSpecificCredentialId = made.ServiceSpecificCredentialId })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "alice" })).ShouldBeDone();
    }

    [Fact]
    public async Task A_third_one_for_a_service_is_too_many_even_from_all_cores_at_the_same_time()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => iam.RunAsync(iam.Get<CreateServiceSpecificCredential>(), new() { UserName = "alice", ServiceName = Git }))));
        outcomes.OfType<Outcome<ServiceSpecificCredentialReply>.Done>().Select(static each => each.Value.ServiceSpecificCredential.ServiceUserName).Order(StringComparer.Ordinal)
            .ShouldBe([$"alice+1-at-{iam.Id}", $"alice-at-{iam.Id}"]);
        outcomes.OfType<Outcome<ServiceSpecificCredentialReply>.Refused>().ShouldAllBe(static each => each.Refusal.Code == "LimitExceeded");
    }

    private static async Task<ServiceCredentialView> CreateAsync(Iam iam) =>
        (await iam.RunAsync(iam.Get<CreateServiceSpecificCredential>(), new() { UserName = "alice", ServiceName = Git })).ShouldBeDone().ServiceSpecificCredential;
}
