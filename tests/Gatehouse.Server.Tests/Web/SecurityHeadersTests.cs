using System.Text.RegularExpressions;
using Gatehouse.Server.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Web;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task A_page_may_load_nothing_from_elsewhere_and_is_never_framed_or_stored()
    {
        await using var host = await ShellHost.StartAsync();

        var answer = await host.Client.GetAsync("/nothing");

        var policy = Policy(answer);
        policy["default-src"].ShouldBe("'none'");
        policy["style-src"].ShouldBe("'self'");
        policy["form-action"].ShouldBe("'self'");
        policy["frame-ancestors"].ShouldBe("'none'");
        policy["base-uri"].ShouldBe("'none'");
        policy.ShouldNotContainKey("script-src");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "X-Frame-Options").ShouldBe("DENY");
        Header(answer, "Referrer-Policy").ShouldBe("same-origin");
        Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header(answer, "Cache-Control").ShouldBe("no-store");
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_that_runs_a_module_has_a_nonce_of_its_own_each_time()
    {
        await using var host = await ShellHost.StartAsync(app => app.MapGet("/module", context =>
        {
            var page = PagePolicy.Of(context);
            page.Run("copy.js");
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(page.Nonce!);
        }));

        var first = await host.Client.GetAsync("/module");
        var second = await host.Client.GetAsync("/module");

        var nonce = await first.Content.ReadAsStringAsync();
        Policy(first)["script-src"].ShouldBe($"'nonce-{nonce}'");
        Policy(second)["script-src"].ShouldNotBe(Policy(first)["script-src"]);
    }

    [Fact]
    public async Task A_form_may_lead_to_another_origin_only_where_its_page_says_so()
    {
        await using var host = await ShellHost.StartAsync(app => app.MapGet("/form", context =>
        {
            PagePolicy.Of(context).LetFormsLeadTo(new Uri("https://app.example:8443/callback?x='; script-src *"));
            context.Response.ContentType = "text/html";
            return Task.CompletedTask;
        }));

        Policy(await host.Client.GetAsync("/form"))["form-action"].ShouldBe("'self' https://app.example:8443");
    }

    [Fact]
    public async Task An_answer_that_is_no_page_may_do_nothing_at_all()
    {
        await using var host = await ShellHost.StartAsync(app => app.MapGet("/text", context => context.Response.WriteAsync("text")));

        var answer = await host.Client.GetAsync("/text");

        Policy(answer)["default-src"].ShouldBe("'none'");
        Policy(answer)["form-action"].ShouldBe("'none'");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Fact]
    public async Task Over_https_browsers_are_told_to_stay_there()
    {
        await using var host = await ShellHost.StartAsync(app =>
        {
            app.MapGet("/secure", context =>
            {
                context.Request.Scheme = "https";
                context.Response.ContentType = "text/html";
                return Task.CompletedTask;
            });
        });

        var answer = await host.Client.GetAsync("/secure");

        Header(answer, "Strict-Transport-Security").ShouldBe("max-age=63072000");
        Policy(answer).ShouldContainKey("upgrade-insecure-requests");
    }

    [Fact]
    public void No_page_holds_a_script_or_a_style_that_the_policy_would_refuse()
    {
        foreach (var file in Directory.EnumerateFiles(Harness.Repository.Server, "*.cshtml", SearchOption.AllDirectories))
        {
            var source = File.ReadAllText(file);
            Regex.IsMatch(source, @"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\snonce=)|https?://", RegexOptions.IgnoreCase).ShouldBeFalse(file);
        }
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private static Dictionary<string, string> Policy(HttpResponseMessage answer) =>
        Header(answer, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries)
            .Select(part => part.Split(' ', 2))
            .ToDictionary(part => part[0], part => part.Length > 1 ? part[1] : "");
}
