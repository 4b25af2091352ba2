using System.Diagnostics.Metrics;
using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class HashQueueTests
{
    private const string Cheap = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    // About a second of work: it holds the only turn while the test lines others up behind it.
    private const string Dear = "$argon2id$v=19$m=131072,t=8,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    [Fact]
    public async Task Of_a_thousand_verifies_at_once_every_one_is_answered_and_none_is_lost()
    {
        using var hasher = Hashers.OfThisMachine(new CredentialOptions { HashQueue = 512 });
        var password = PlainPassword.From("password");

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000)
            .Select(_ => Task.Run(async () => await hasher.VerifyAsync(password, Cheap, CancellationToken.None))));

        var verified = answers.OfType<VerifyResult.Verified>().ToList();
        verified.ShouldAllBe(answer => answer.Matches);
        verified.Count.ShouldBeGreaterThanOrEqualTo(512);
        (verified.Count + answers.OfType<VerifyResult.Busy>().Count()).ShouldBe(1000);
    }

    [Fact]
    public async Task A_full_queue_says_so_at_once_and_takes_callers_again_when_it_has_emptied()
    {
        using var hasher = Hashers.OfThisMachine(new CredentialOptions { HashConcurrency = 1, HashQueue = 3 });
        var password = PlainPassword.From("password");

        // Callers enter the gate in this loop's own order: one runs, three wait, six are turned away.
        var calls = Enumerable.Range(0, 10).Select(place => hasher.VerifyAsync(password, place == 0 ? Dear : Cheap, CancellationToken.None).AsTask()).ToList();
        calls.Skip(4).ShouldAllBe(call => call.IsCompleted);
        var answers = await Task.WhenAll(calls);

        answers.OfType<VerifyResult.Verified>().Count().ShouldBe(4);
        answers.OfType<VerifyResult.Busy>().Count().ShouldBe(6);
        (await hasher.Verify("password", Cheap)).Matches.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_the_next()
    {
        using var hasher = Hashers.OfThisMachine(new CredentialOptions { HashConcurrency = 1, HashQueue = 1 });
        using var patience = new CancellationTokenSource();
        var password = PlainPassword.From("password");

        var running = hasher.VerifyAsync(password, Dear, CancellationToken.None).AsTask();
        var waiting = hasher.VerifyAsync(password, Cheap, patience.Token).AsTask();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);

        var next = hasher.VerifyAsync(password, Cheap, CancellationToken.None).AsTask();
        (await running).ShouldBeOfType<VerifyResult.Verified>();
        (await next).ShouldBeOfType<VerifyResult.Verified>();
    }

    [Fact]
    public async Task Hashes_are_counted_by_kind_and_the_queue_can_be_watched()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var listener = new MeterListener();
        var meters = services.GetRequiredService<IMeterFactory>();
        var counted = new List<string>();
        var queue = new List<int>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Gatehouse.Credentials" && instrument.Meter.Scope == meters)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counted.Add($"{instrument.Name} {tags[0].Key}={tags[0].Value} {value}"));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => queue.Add(value));
        listener.Start();

        using var hasher = Hashers.OfThisMachine(new CredentialOptions { HashConcurrency = 1 }, meters);
        var password = PlainPassword.From("password");
        var calls = Enumerable.Range(0, 3).Select(place => hasher.VerifyAsync(password, place == 0 ? Dear : Cheap, CancellationToken.None).AsTask()).ToList();
        listener.RecordObservableInstruments();
        await Task.WhenAll(calls);
        await hasher.Hash("password");
        listener.RecordObservableInstruments();

        queue.ShouldBe([2, 0]);
        counted.ShouldBe(
        [
            "gatehouse.password.hashes kind=verify 1",
            "gatehouse.password.hashes kind=verify 1",
            "gatehouse.password.hashes kind=verify 1",
            "gatehouse.password.hashes kind=hash 1",
        ]);
    }
}
