using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class BreachedPasswordRangeTests : IAsyncLifetime
{
    // SHA-1 of "password": 5BAA6 1E4C9B93F3F0682250B6CF8331B7EE68FD8.
    private const string Suffix = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

    private readonly Logged _logged = new();
    private readonly List<string> _asked = [];
    private WebApplication _service = null!;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _service = builder.Build();
        _service.Urls.Add("http://127.0.0.1:0");
        _service.Run(context =>
        {
            _asked.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} padding={context.Request.Headers["Add-Padding"]}");
            return _answer(context);
        });
        await _service.StartAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Only_five_digits_of_the_hash_leave_the_house()
    {
        _answer = context => context.Response.WriteAsync($"0018A45C4D1DEF81644B54AB7F969B88D65:10\r\n{Suffix}:3730471\r\n");

        (await AskAsync("password")).ShouldBeTrue();
        (await AskAsync("violet-Turbine 27")).ShouldBeFalse();

        _asked[0].ShouldBe("GET /v1/range/5BAA6 padding=true");
        _logged.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_padding_line_with_a_count_of_zero_is_no_leak()
    {
        _answer = context => context.Response.WriteAsync($"{Suffix}:0\r\n");
        (await AskAsync("password")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task A_service_that_refuses_stops_nobody_and_is_logged_without_the_prefix(int status)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };

        (await AskAsync("password")).ShouldBeFalse();

        _logged.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning");
        _logged.Lines[0].ShouldNotContain("5BAA6");
        _asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        var line = new string('A', 1 << 16);
        _answer = async context =>
        {
            for (var i = 0; i < 64 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.WriteAsync(line, context.RequestAborted);
            }
        };

        (await AskAsync("password")).ShouldBeFalse();
        _logged.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning");
    }

    [Fact]
    public async Task A_silent_service_is_waited_for_two_seconds()
    {
        _answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        (await AskAsync("password")).ShouldBeFalse();
        _logged.Lines.ShouldHaveSingleItem().ShouldContain("Canceled");
    }

    [Fact]
    public async Task Who_leaves_the_page_ends_the_question()
    {
        var arrived = new TaskCompletionSource();
        _answer = context =>
        {
            arrived.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using var leaving = new CancellationTokenSource();

        var asking = AskAsync("password", leaving.Token);
        await arrived.Task;
        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asking);
    }

    [Fact]
    public async Task Without_an_address_nobody_is_asked()
    {
        await using var services = Services("");
        (await services.GetRequiredService<BreachedPasswordRange>().ContainsAsync(PlainPassword.From("password"), CancellationToken.None)).ShouldBeFalse();
        _asked.ShouldBeEmpty();
    }

    private async Task<bool> AskAsync(string typed, CancellationToken cancellation = default)
    {
        await using var services = Services(_service.Urls.Single() + "/v1/");
        return await services.GetRequiredService<BreachedPasswordRange>().ContainsAsync(PlainPassword.From(typed), cancellation);
    }

    private ServiceProvider Services(string url) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Gatehouse:Credentials:BreachedRangeUrl"] = url }).Build())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(SecretSource.System)
            .AddLogging(logging => logging.AddProvider(_logged).SetMinimumLevel(LogLevel.Trace))
            .AddPasswords()
            .BuildServiceProvider();

    private sealed class Logged : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
