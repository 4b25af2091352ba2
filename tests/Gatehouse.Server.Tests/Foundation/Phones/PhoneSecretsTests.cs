using System.Collections.Concurrent;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Phones;

public sealed class PhoneSecretsTests
{
    [Fact]
    public async Task Leaks_neither_secret_nor_address_nor_code_nor_number_is_ever_logged_at_any_level()
    {
        await using var gateway = await TestGateway.StartAsync();
        var turn = 0;
        gateway.Answer = context =>
        {
            context.Response.StatusCode = new[] { 500, 302, 200 }[turn++ % 3];
            return context.Response.WriteAsync(TestGateway.Secret);
        };
        using var database = new TestDatabase();
        var settings = database.Settings;
        settings["Gatehouse:Urls"] = "http://127.0.0.1:0";
        settings["Logging:LogLevel:Default"] = "Trace";
        foreach (var (key, value) in gateway.Settings)
        {
            settings["Gatehouse:" + key] = value;
        }

        using var log = new KeptLog();
        await using var app = ServerHost.Build(settings, services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        await ServerHost.StartAsync(app);
        for (var message = 0; message < 3; message++)
        {
            await app.Services.GetRequiredService<Database>().WriteAsync(session => app.Services.GetRequiredService<PhoneOutbox>().PostAsync(
                session, new("verification-code", PhoneNumber.Find("+4915123456789")!, PhoneWay.Text, "987654 is your code.", "987654")));
            await app.Services.GetRequiredService<PhoneSender>().SendDueAsync();
        }

        gateway.Posts.Count.ShouldBeGreaterThanOrEqualTo(3);
        await app.StopAsync();
        log.Lines.ShouldContain(static line => line.Contains("failed after", StringComparison.Ordinal), "what went wrong is logged");
        foreach (var secret in new[] { TestGateway.Secret, "in-the-address", "987654", "4915123456789", gateway.Posts.First().Signature })
        {
            log.Lines.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_secret_may_come_from_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, TestGateway.Secret + "\n");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gatehouse:Phone:Webhook:Url"] = "https://gateway.example.com/",
            ["Gatehouse:Phone:Webhook:SecretFile"] = file,
        }).Build();
        SettingsReader.Read<WebhookOptions>(configuration).Secret.ShouldBe(TestGateway.Secret);
        File.Delete(file);
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
