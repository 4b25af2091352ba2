using Gatehouse.Server.Access.Providers.OpenId;
using Gatehouse.Server.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Providers.OpenId;

public sealed class OpenIdProviderTests : IAsyncLifetime
{
    private static readonly string Thumbprint = new('a', 40);
    private IamStory story = null!;

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync() => await story.DisposeAsync();

    [Fact]
    public async Task A_provider_is_named_by_host_and_path_without_the_scheme()
    {
        var arn = await CreateAsync("https://idp.example.com/tenant/");
        arn.ShouldBe($"arn:aws:iam::{story.AccountId}:oidc-provider/idp.example.com/tenant");
        var got = await GetAsync(arn);
        got.Url.ShouldBe("idp.example.com/tenant");
        got.ClientIDList.ShouldBe(["app"]);
        got.ThumbprintList.ShouldBe([Thumbprint]);
        got.Tags.ShouldBeEmpty();
        got.CreateDate.ShouldBe(story.Host.Clock.GetUtcNow());
        (await story.DoAsync(story.Get<ListOpenIDConnectProviders>(), new ListOpenIDConnectProvidersRequest())).OpenIDConnectProviderList.Single().Arn.ShouldBe(arn);
        await RefusedAsync("EntityAlreadyExists", "https://IDP.example.com/tenant");
    }

    [Theory]
    [InlineData("http://idp.example.com")]
    [InlineData("idp.example.com")]
    [InlineData("https://idp.example.com?x=1")]
    [InlineData("https://idp.example.com/#a")]
    [InlineData("https://user@idp.example.com")]
    [InlineData("https://idp.example.com:8443")]
    public async Task Only_a_plain_https_address_is_an_issuer(string url) => await RefusedAsync("InvalidInput", url);

    [Fact]
    public async Task Client_ids_and_thumbprints_change_one_by_one_and_within_limits()
    {
        var arn = await CreateAsync("https://idp.example.com");
        await story.DoAsync(story.Get<AddClientIDToOpenIDConnectProvider>(), new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "two" });
        await story.DoAsync(story.Get<AddClientIDToOpenIDConnectProvider>(), new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "two" });
        await story.DoAsync(story.Get<RemoveClientIDFromOpenIDConnectProvider>(), new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "app" });
        await story.DoAsync(story.Get<UpdateOpenIDConnectProviderThumbprint>(), new UpdateOpenIDConnectProviderThumbprintRequest { OpenIDConnectProviderArn = arn, ThumbprintList = [] });
        var got = await GetAsync(arn);
        got.ClientIDList.ShouldBe(["two"]);
        got.ThumbprintList.ShouldBeEmpty();
        await story.RefusedAsync("InvalidInput", story.Get<UpdateOpenIDConnectProviderThumbprint>(), new UpdateOpenIDConnectProviderThumbprintRequest { OpenIDConnectProviderArn = arn, ThumbprintList = [new string('x', 40)] });
        await story.RefusedAsync("InvalidInput", story.Get<UpdateOpenIDConnectProviderThumbprint>(), new UpdateOpenIDConnectProviderThumbprintRequest { OpenIDConnectProviderArn = arn, ThumbprintList = [.. Enumerable.Repeat(Thumbprint, 6)] });
        for (var i = 0; i < 99; i++)
        {
            await story.DoAsync(story.Get<AddClientIDToOpenIDConnectProvider>(), new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = $"c{i}" });
        }

        await story.RefusedAsync("LimitExceeded", story.Get<AddClientIDToOpenIDConnectProvider>(), new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "more" });
    }

    [Fact]
    public async Task Client_ids_added_at_the_same_time_are_all_there()
    {
        var arn = await CreateAsync("https://idp.example.com");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(each => story.DoAsync(
            story.Get<AddClientIDToOpenIDConnectProvider>(), new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = $"c{each}" })));
        (await GetAsync(arn)).ClientIDList.Count.ShouldBe(11);
    }

    [Fact]
    public async Task Tags_merge_and_a_deleted_provider_is_gone()
    {
        var arn = await CreateAsync("https://idp.example.com");
        await story.DoAsync(story.Get<TagOpenIDConnectProvider>(), new TagOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, Tags = [new() { Key = "a", Value = "1" }, new() { Key = "b", Value = "2" }] });
        await story.DoAsync(story.Get<UntagOpenIDConnectProvider>(), new UntagOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, TagKeys = ["a"] });
        (await story.DoAsync(story.Get<ListOpenIDConnectProviderTags>(), new ListOpenIDConnectProviderTagsRequest { OpenIDConnectProviderArn = arn })).Tags.ShouldBe([new Tag { Key = "b", Value = "2" }]);
        await story.DoAsync(story.Get<DeleteOpenIDConnectProvider>(), new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteOpenIDConnectProvider>(), new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
        await story.RefusedAsync("InvalidInput", story.Get<GetOpenIDConnectProvider>(), new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = "nothing-valid-in-here" });
    }

    [Fact]
    public async Task Another_accounts_provider_is_not_found()
    {
        var arn = await CreateAsync("https://idp.example.com");
        var stranger = await story.StrangerAsync();
        await story.RefusedAsync("NoSuchEntity", story.Get<GetOpenIDConnectProvider>(), new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteOpenIDConnectProvider>(), new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<AddClientIDToOpenIDConnectProvider>(), new AddClientIDToOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn, ClientID = "a" }, stranger);
        (await story.DoAsync(story.Get<ListOpenIDConnectProviders>(), new ListOpenIDConnectProvidersRequest(), stranger)).OpenIDConnectProviderList.ShouldBeEmpty();
    }

    private async Task<string> CreateAsync(string url) =>
        (await story.DoAsync(story.Get<CreateOpenIDConnectProvider>(), new CreateOpenIDConnectProviderRequest { Url = url, ClientIDList = ["app"], ThumbprintList = [Thumbprint] })).OpenIDConnectProviderArn;

    private Task RefusedAsync(string code, string url) =>
        story.RefusedAsync(code, story.Get<CreateOpenIDConnectProvider>(), new CreateOpenIDConnectProviderRequest { Url = url });

    private Task<GetOpenIDConnectProviderReply> GetAsync(string arn) =>
        story.DoAsync(story.Get<GetOpenIDConnectProvider>(), new GetOpenIDConnectProviderRequest { OpenIDConnectProviderArn = arn });
}
