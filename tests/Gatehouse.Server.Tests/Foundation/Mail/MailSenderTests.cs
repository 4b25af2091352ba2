using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Tests.Foundation.Mail.Smtp;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail;

public sealed class MailSenderTests
{
    [Fact]
    public async Task A_letter_refused_for_now_is_tried_again_after_a_growing_wait()
    {
        var answers = new Queue<string?>(["451 Greylisted", "421 Busy", null]);
        await using var server = new ScriptedServer(command => command.StartsWith("RCPT") ? answers.Dequeue() : null);
        await using var host = await GatehouseHost.StartAsync(server.Settings);
        await host.PostAsync(MailRoomCase.CodeLetter());
        await host.SendAsync();
        var first = await host.GetOnlyRowAsync();
        (first.State, first.Tries, first.LastAnswer).ShouldBe((MailState.Queued, 1, "451 Greylisted"));
        (first.NextTryAt - Now(host)).ShouldBe(30_000);

        host.Clock.Advance(TimeSpan.FromSeconds(29));
        await host.SendAsync();
        (await host.GetOnlyRowAsync()).Tries.ShouldBe(1);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.SendAsync();
        var second = await host.GetOnlyRowAsync();
        (second.Tries, second.LastAnswer, second.NextTryAt - Now(host)).ShouldBe((2, "421 Busy", 60_000));

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.SendAsync();
        var third = await host.GetOnlyRowAsync();
        (third.State, third.Tries, third.LastAnswer).ShouldBe((MailState.Sent, 3, "250 2.0.0 Taken"));
    }

    [Fact]
    public async Task A_letter_refused_for_good_fails_at_once_and_its_owner_can_have_it_tried_again()
    {
        var refuses = true;
        await using var server = new ScriptedServer(command => command.StartsWith("RCPT") && refuses ? "550 Unknown" : null);
        await using var host = await GatehouseHost.StartAsync(server.Settings);
        await host.PostAsync(MailRoomCase.CodeLetter());
        await host.SendAsync();
        var failed = await host.GetOnlyRowAsync();
        (failed.State, failed.Tries, failed.LastAnswer).ShouldBe((MailState.Failed, 1, "550 Unknown"));

        refuses = false;
        (await host.Database.WriteAsync(session => host.Get<OutboxList>().RetryAsync(session, failed.Id))).ShouldBeTrue();
        await server.TakeAsync();
        await host.SendAsync();
        (await host.GetOnlyRowAsync()).State.ShouldBe(MailState.Sent);
        (await host.Database.WriteAsync(session => host.Get<OutboxList>().RetryAsync(session, failed.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_is_down_for_a_day_costs_the_letter_and_not_before()
    {
        await using var host = await GatehouseHost.StartAsync(("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", "1"), ("Mail:Smtp:Tls", "None"));
        await host.PostAsync(MailRoomCase.CodeLetter());
        await host.SendAsync();
        var started = host.Clock.GetUtcNow();
        MailRow row;
        while ((row = await host.GetOnlyRowAsync()).State == MailState.Queued)
        {
            row.Tries.ShouldBeLessThan(60);
            host.Clock.Advance(TimeSpan.FromMilliseconds(row.NextTryAt - Now(host)));
            await host.SendAsync();
        }

        row.State.ShouldBe(MailState.Failed);
        (host.Clock.GetUtcNow() - started).ShouldBeInRange(TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        row.LastAnswer.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Two_senders_never_claim_one_letter()
    {
        await using var host = await GatehouseHost.StartAsync();
        for (var i = 0; i < 60; i++)
        {
            await host.PostAsync(MailRoomCase.CodeLetter());
        }

        var now = Now(host);
        var claimed = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            foreach (var row in await host.Database.WriteAsync(session => MailStore.ClaimDueAsync(session, now, now + 60_000, 6)))
            {
                claimed.Add(row.Id);
            }
        })));
        claimed.Distinct().Count().ShouldBe(claimed.Count);
        while (await host.Database.WriteAsync(session => MailStore.ClaimDueAsync(session, now, now + 60_000, 6)) is { Count: > 0 } rest)
        {
            rest.ShouldAllBe(row => !claimed.Contains(row.Id));
            rest.ToList().ForEach(row => claimed.Add(row.Id));
        }

        claimed.Count.ShouldBe(60);
    }

    [Fact]
    public async Task What_a_killed_sender_held_is_free_again_when_its_claim_runs_out_and_not_before()
    {
        await using var host = await GatehouseHost.StartAsync();
        await host.PostAsync(MailRoomCase.CodeLetter());
        var now = Now(host);
        var lease = (long)host.Get<MailDelivery>().Lease.TotalMilliseconds;
        var claim = (await host.Database.WriteAsync(session => MailStore.ClaimDueAsync(session, now, now + lease, 6))).Single();
        (await host.Database.WriteAsync(session => MailStore.ClaimDueAsync(session, now + lease - 1, now + lease, 6))).ShouldBeEmpty();
        var second = (await host.Database.WriteAsync(session => MailStore.ClaimDueAsync(session, now + lease, now + (2 * lease), 6))).Single();
        second.Id.ShouldBe(claim.Id);

        // The one that was thought dead reports late: its failure no longer counts.
        await host.Database.WriteAsync(session => MailStore.FailAsync(session, claim.Id, claim.Tries, "550 late", now));
        (await host.GetOnlyRowAsync()).State.ShouldBe(MailState.Queued);
    }

    [Fact]
    public async Task A_letter_taken_twice_carries_one_Message_ID()
    {
        await using var server = new ScriptedServer();
        await using var host = await GatehouseHost.StartAsync(server.Settings);
        await host.PostAsync(MailRoomCase.CodeLetter());
        var first = await server.TakeAsync();
        await host.SendAsync();
        await host.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE mail_outbox SET state = 'queued', sealed_content = @content",
            new { content = host.Get<Gatehouse.Server.Foundation.Secrets.Sealer>().Seal(Outbox.Purpose, LetterContent.Of(MailRoomCase.CodeLetter()).Write()) }));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.SendAsync();
        (await server.TakeAsync()).ShouldBe(first);
        first.ShouldContain("Message-ID: <");
    }

    [Fact]
    public async Task Without_a_mail_server_letters_wait_and_nobody_is_promised_one()
    {
        await using var host = await GatehouseHost.StartAsync();
        host.Get<MailReadiness>().CanSend.ShouldBeFalse();
        await host.PostAsync(MailRoomCase.CodeLetter());
        await host.SendAsync();
        var row = await host.GetOnlyRowAsync();
        (row.State, row.Tries).ShouldBe((MailState.Queued, 0));
    }

    [Fact]
    public async Task Finished_letters_are_forgotten_after_their_time_and_waiting_ones_never()
    {
        await using var host = await GatehouseHost.StartAsync();
        var now = Now(host);
        foreach (var (state, days) in new[] { ("sent", 29), ("sent", 31), ("failed", 29), ("failed", 31), ("kept", 6), ("kept", 8), ("queued", 99) })
        {
            var finished = now - (long)TimeSpan.FromDays(days).TotalMilliseconds;
            await host.Database.WriteAsync(session => MailStore.InsertAsync(session, new MailRow
            {
                Id = state + days, Kind = "test", Sender = "Accounts", Recipient = "mary@example.org", State = state, CreatedAt = finished, FinishedAt = finished,
                NextTryAt = long.MaxValue,
            }));
        }

        await new MailUpkeep(host.Database).RunAsync(host.Clock.GetUtcNow(), CancellationToken.None);
        (await host.FindRowsAsync()).Select(static row => row.Id).Order(StringComparer.Ordinal).ShouldBe(["failed29", "kept6", "queued99", "sent29"]);
    }

    [Fact]
    public async Task What_was_sent_and_what_failed_is_counted_by_kind()
    {
        await using var server = new ScriptedServer(static command => command == "RCPT TO:<nobody@example.org>" ? "550 Unknown" : null);
        await using var host = await GatehouseHost.StartAsync(server.Settings);
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener();
        var meter = host.Get<IMeterFactory>().Create("Gatehouse.Mail");
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            counted.AddOrUpdate($"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}".Trim(), value, (_, sum) => sum + value));
        listener.Start();
        await host.PostAsync(MailRoomCase.CodeLetter());
        await host.PostAsync(MailRoomCase.CodeLetter(to: "nobody@example.org"));
        await host.SendAsync();
        listener.RecordObservableInstruments();
        counted["gatehouse.mail.sent verification-code"].ShouldBe(1);
        counted["gatehouse.mail.failed verification-code"].ShouldBe(1);
        counted["gatehouse.mail.queued"].ShouldBe(0);
    }

    private static long Now(GatehouseHost host) => host.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
