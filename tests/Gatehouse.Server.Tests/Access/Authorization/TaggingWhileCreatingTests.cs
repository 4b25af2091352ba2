using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>Tags open doors where policies ask about them: who may only create must not get there by creating with tags.</summary>
public sealed class TaggingWhileCreatingTests
{
    /// <summary>What is created with tags, and the right that the tags need.</summary>
    private static readonly (string Creates, string Tags)[] pairs =
    [
        ("CreateInstanceProfile", "TagInstanceProfile"),
        ("CreateOpenIDConnectProvider", "TagOpenIDConnectProvider"),
        ("CreatePolicy", "TagPolicy"),
        ("CreateRole", "TagRole"),
        ("CreateSAMLProvider", "TagSAMLProvider"),
        ("CreateUser", "TagUser"),
        ("CreateVirtualMFADevice", "TagMFADevice"),
        ("UploadServerCertificate", "TagServerCertificate"),
    ];

    [Fact]
    public async Task Whoever_may_only_create_is_refused_with_tags()
    {
        await using var iam = await Iam.StartAsync();
        var estate = await Estate.FillAsync(iam);
        foreach (var (creates, tags) in pairs)
        {
            var maker = await iam.PersonAsync("maker-" + creates, Given.Allow("iam:" + creates));
            var tagged = (await RunAsync(iam, creates, estate.Samples, maker)).ShouldBeOfType<Outcome<object>.Refused>(creates).Refusal;
            (tagged.Code, tagged.PublicText.Contains("iam:" + tags, StringComparison.Ordinal)).ShouldBe(("AccessDenied", true), tagged.PublicText);
            await iam.GrantAsync("maker-" + creates, Given.Allow("iam:" + creates), Given.Allow("iam:" + tags, "*", "\"StringEquals\":{\"aws:RequestTag/team\":\"blue\"}"));
            ((await RunAsync(iam, creates, estate.Samples, maker)) is Outcome<object>.Refused { Refusal.Code: "AccessDenied" }).ShouldBeFalse(creates);
        }
    }

    [Fact]
    public async Task Every_operation_that_creates_with_tags_is_in_the_list()
    {
        await using var iam = await Iam.StartAsync();
        iam.Get<OperationCatalogue>().Entries
            .Where(static entry => entry.Service == "iam" && entry.Request.GetProperty("Tags")?.PropertyType == typeof(IReadOnlyList<Tag>))
            .Select(static entry => entry.Name)
            .Where(static name => !name.StartsWith("Tag", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(pairs.Select(static pair => pair.Creates));
    }

    private static Task<Outcome<object>> RunAsync(Iam iam, string name, Samples samples, Caller caller)
    {
        var entry = iam.Get<OperationCatalogue>().Find("iam", name)!;
        return iam.Get<OperationRunner>().RunAsync(entry, samples.Of(entry), caller, iam.Get<IServiceProvider>());
    }
}
