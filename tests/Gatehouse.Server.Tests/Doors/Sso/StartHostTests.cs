using System.Net;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

public sealed class StartHostTests
{
    [Theory]
    [InlineData("corp.apps.id.example.com", "/start")]
    [InlineData("corp.apps.id.example.com", "/start/")]
    [InlineData("corp.apps.id.example.com", "/")]
    [InlineData("{id}.apps.id.example.com", "/start")]
    [InlineData("corp.awsapps.com", "/start")]
    [InlineData("{id}.awsapps.com", "/start")]
    [InlineData("{instance}.portal.eu-central-1.app.aws", "/")]
    [InlineData("identitycenter.amazonaws.com", "/{instance}")]
    public async Task Start_addresses_in_the_host_lead_people_to_the_portal_and_programs_to_the_name_they_take(string host, string path)
    {
        await using var scene = await SsoScene.StartAsync(("Domain", "id.example.com"));
        string Fill(string text) => text.Replace("{id}", scene.Directory.Id, StringComparison.Ordinal).Replace("{instance}", scene.Directory.InstanceId, StringComparison.Ordinal);
        using var seen = await AskAsync(scene, HttpMethod.Get, Fill(host), Fill(path));
        (seen.StatusCode, seen.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, new Uri(scene.Host.Origin, "/start/corp").AbsoluteUri));
        using var asked = await AskAsync(scene, HttpMethod.Head, Fill(host), Fill(path));
        (asked.StatusCode, asked.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, $"https://{scene.Directory.Id}.awsapps.com/start"));
    }

    [Fact]
    public async Task A_host_that_names_no_directory_leads_nowhere_and_a_forged_one_never_out_of_the_house()
    {
        await using var scene = await SsoScene.StartAsync(("Domain", "id.example.com"));
        using var nobody = await AskAsync(scene, HttpMethod.Get, "nobody.apps.id.example.com", "/start");
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var host in new[] { "corp.apps.evil.example", "corp.awsapps.com.evil.example", "corp.evil.apps.id.example.com" })
        {
            using var answer = await AskAsync(scene, HttpMethod.Get, host, "/start");
            (answer.Headers.Location?.OriginalString ?? "").ShouldNotContain("evil");
        }
    }

    private static Task<HttpResponseMessage> AskAsync(SsoScene scene, HttpMethod method, string host, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-For", "198.51.100.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        return scene.Browser.SendAsync(request);
    }
}
