using System.Net;
using Gatehouse.Server.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Web;

public sealed class ProblemPagesTests
{
    public static TheoryData<int> Statuses => [.. ProblemModel.Known, 401, 410, 418, 502];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_refusal_is_told_to_a_person_with_its_own_status_and_the_request_id(int status)
    {
        await using var host = await ShellHost.StartAsync(app => app.MapGet("/refused", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }));

        var answer = await host.Client.GetAsync("/refused");
        var page = await answer.Content.ReadAsStringAsync();

        ((int)answer.StatusCode).ShouldBe(status);
        page.ShouldContain(answer.Headers.GetValues("x-amzn-RequestId").Single());
        page.ShouldNotContain("Problem4");
        page.ShouldNotContain("Problem5");
    }

    [Fact]
    public async Task An_exception_shows_neither_its_message_nor_a_stack()
    {
        await using var host = await ShellHost.StartAsync(app => app.MapGet("/bug", _ => throw new InvalidOperationException("the secret inside")));

        var answer = await host.Client.GetAsync("/bug");
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        page.ShouldContain("on our side");
        page.ShouldNotContain("the secret inside");
        page.ShouldNotContain("InvalidOperation");
        page.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_program_that_does_not_ask_for_pages_gets_the_bare_status()
    {
        await using var host = await ShellHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing-here");
        request.Headers.Accept.ParseAdd("application/json");
        host.Client.DefaultRequestHeaders.Accept.Clear();

        var answer = await host.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        answer.Headers.Contains("x-amzn-RequestId").ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_that_has_words_of_its_own_keeps_them()
    {
        await using var host = await ShellHost.StartAsync(app => app.MapGet("/own", context =>
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync("own words");
        }));

        (await (await host.Client.GetAsync("/own")).Content.ReadAsStringAsync()).ShouldBe("own words");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_page_that_only_shows_something_refuses_other_methods(string method)
    {
        await using var host = await ShellHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/problem");

        var answer = await host.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD"], ignoreOrder: true);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("does not take that");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_told_as_too_large()
    {
        await using var host = await ShellHost.StartAsync(app => app.MapPost("/form", async context =>
        {
            await context.Request.ReadFormAsync();
        }));
        using var body = new FormUrlEncodedContent([new("a", new string('x', 200_000))]);

        var answer = await host.Client.PostAsync("/form", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("too large");
    }

    [Theory]
    [InlineData("1", "one second")]
    [InlineData("30", "30 seconds")]
    [InlineData("300", "5 minutes")]
    public async Task The_time_to_wait_is_said_in_words(string header, string words)
    {
        await using var host = await ShellHost.StartAsync(app => app.MapGet("/busy", context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        }));

        (await (await host.Client.GetAsync("/busy")).Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Fact]
    public async Task The_path_of_a_refused_request_cannot_put_a_script_or_another_site_into_the_page()
    {
        await using var host = await ShellHost.StartAsync(app => app.MapFallback("{**path}", context =>
        {
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        }));

        var script = await (await host.Client.GetAsync("/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")).Content.ReadAsStringAsync();
        script.ShouldNotContain("<script>alert");
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, host.Client.BaseAddress + "/evil.example/");
        (await (await host.Client.SendAsync(elsewhere)).Content.ReadAsStringAsync()).ShouldNotContain("href=\"//");
    }
}
