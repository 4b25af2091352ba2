using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Web;

public sealed class RequestIdsTests
{
    [Fact]
    public async Task Every_answer_has_a_uuid_of_its_own()
    {
        await using var host = await ShellHost.StartAsync();

        var first = (await host.Client.GetAsync("/nothing")).Headers.GetValues("x-amzn-RequestId").Single();
        var second = (await host.Client.GetAsync("/nothing")).Headers.GetValues("x-amzn-RequestId").Single();

        Guid.TryParseExact(first, "D", out _).ShouldBeTrue();
        second.ShouldNotBe(first);
    }

    [Fact]
    public async Task A_log_line_of_the_request_carries_the_id_of_its_answer()
    {
        using var log = new ScopeLog();
        await using var host = await ShellHost.StartAsync(
            app => app.MapGet("/logs", context =>
            {
                context.RequestServices.GetRequiredService<ILogger<RequestIdsTests>>().LogWarning("seen");
                return Task.CompletedTask;
            }),
            log);

        var id = (await host.Client.GetAsync("/logs")).Headers.GetValues("x-amzn-RequestId").Single();

        log.IdsOf("seen").ShouldBe([id]);
    }

    private sealed class ScopeLog : ILoggerProvider, ISupportExternalScope
    {
        private readonly ConcurrentQueue<(string Text, string? Id)> _lines = new();
        private IExternalScopeProvider _scopes = null!;

        public IEnumerable<string?> IdsOf(string text) => _lines.Where(line => line.Text == text).Select(line => line.Id);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => new Line(this);

        public void Dispose() => _lines.Clear();

        private sealed class Line(ScopeLog log) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                string? id = null;
                log._scopes.ForEachScope(
                    (scope, _) =>
                    {
                        if (scope is IEnumerable<KeyValuePair<string, object?>> pairs)
                        {
                            id = pairs.FirstOrDefault(pair => pair.Key == "RequestId").Value as string ?? id;
                        }
                    },
                    state);
                log._lines.Enqueue((formatter(state, exception), id));
            }
        }
    }
}
