using Gatehouse.Protocols.Mail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class LetterAllowanceTests
{
    [Fact]
    public async Task Of_twenty_letters_at_once_in_any_spelling_exactly_the_allowed_ones_go_out()
    {
        await using var host = await GatehouseHost.StartAsync(("Letters:Most", "6"));
        var letters = host.Get<LetterAllowance>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            host.Database.WriteAsync(db => letters.TakeAsync(db, "sign-up", Read(i % 2 == 0 ? "mary@example.org" : "MARY@Example.ORG")))));

        taken.Count(static each => each).ShouldBe(6);
        (await host.Database.ReadAsync(db => letters.FindWaitAsync(db, "sign-up", Read("mary@example.org")))).ShouldBe(TimeSpan.FromHours(1));
        (await host.Database.WriteAsync(db => letters.TakeAsync(db, "sign-up", Read("john@example.org")))).ShouldBeTrue();
    }

    [Fact]
    public async Task After_the_rest_the_count_starts_again()
    {
        await using var host = await GatehouseHost.StartAsync(("Letters:Most", "2"), ("Letters:Per", "PT10M"));
        var letters = host.Get<LetterAllowance>();
        for (var round = 0; round < 3; round++)
        {
            foreach (var allowed in new[] { true, true, false })
            {
                (await host.Database.WriteAsync(db => letters.TakeAsync(db, "sign-up", Read("mary@example.org")))).ShouldBe(allowed);
            }

            host.Clock.Advance(TimeSpan.FromMinutes(10));
            (await host.Database.ReadAsync(db => letters.FindWaitAsync(db, "sign-up", Read("mary@example.org")))).ShouldBe(TimeSpan.Zero);
        }
    }

    private static EmailAddress Read(string text) => EmailAddress.TryRead(text, out var address) ? address : throw new ArgumentException("No address.", nameof(text));
}
