using System.Net;
using Gatehouse.Server.Web;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Web;

public sealed class AssetsTests
{
    [Fact]
    public async Task A_versioned_file_is_kept_for_good_and_a_plain_one_is_asked_for_again()
    {
        await using var host = await ShellHost.StartAsync();

        var versioned = await host.Client.GetAsync(host.Get<Assets>().Url("css/gatehouse.css"));
        var plain = await host.Client.GetAsync("/assets/css/gatehouse.css");

        versioned.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        plain.Headers.CacheControl!.ToString().ShouldBe("public, no-cache");
        (await plain.Content.ReadAsStringAsync()).ShouldBe(await versioned.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task A_file_travels_in_the_smallest_form_the_client_reads(string accepted, string? encoding)
    {
        await using var host = await ShellHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/css/pico.min.css");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        var answer = await host.Client.SendAsync(request);

        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
    }

    [Fact]
    public async Task A_file_the_browser_already_has_is_not_sent_again()
    {
        await using var host = await ShellHost.StartAsync();
        var first = await host.Client.GetAsync("/assets/js/copy.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/js/copy.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        (await host.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/assets/css/none.css")]
    [InlineData("/assets/..%2fgatehouse.dll")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/css/gatehouse.000000000000.css")]
    public async Task A_file_that_is_not_ours_does_not_exist(string path)
    {
        await using var host = await ShellHost.StartAsync();

        (await host.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void All_styles_and_scripts_together_travel_in_less_than_30_kilobytes() =>
        new Assets().All.Sum(asset => asset.For("br").Bytes.Length).ShouldBeLessThan(30_000);
}
