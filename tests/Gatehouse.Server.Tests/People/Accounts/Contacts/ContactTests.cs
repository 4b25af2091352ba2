using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts.Contacts;

public sealed class ContactTests
{
    [Fact]
    public async Task A_contact_is_kept_as_written_without_white_space_around_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestAccounts.Root(await host.OpenAsync());
        (await host.RunAsync(host.Get<GetContactInformation>(), new(), caller)).ShouldBeRefused(GetContactInformation.NotThere);
        (await host.RunAsync(host.Get<PutContactInformation>(), new(Samples.Contact with { City = "  Köln ", CompanyName = " " }), caller)).ShouldBeDone();
        (await host.RunAsync(host.Get<GetContactInformation>(), new(), caller)).ShouldBeDone().ContactInformation.ShouldBe(Samples.Contact);
    }

    [Fact]
    public async Task Each_field_is_refused_beyond_its_limit_and_kept_at_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestAccounts.Root(await host.OpenAsync());
        var gate = string.Concat(Enumerable.Repeat("\U0001F6AA", 50));
        (await PutAsync(Samples.Contact with { FullName = gate })).ShouldBeDone();
        (await PutAsync(Samples.Contact with { FullName = gate + "x" })).ShouldBeRefused(PutContactInformation.Invalid);
        (await PutAsync(Samples.Contact with { FullName = new string('x', 1_000_000) })).ShouldBeRefused(PutContactInformation.Invalid);
        (await PutAsync(Samples.Contact with { City = "a\0b" })).ShouldBeRefused(PutContactInformation.Invalid);
        (await PutAsync(Samples.Contact with { City = "a\r\nBcc: x" })).ShouldBeRefused(PutContactInformation.Invalid);
        (await PutAsync(Samples.Contact with { PostalCode = "" })).ShouldBeRefused(PutContactInformation.Invalid);
        (await PutAsync(Samples.Contact with { CountryCode = "DEU" })).ShouldBeRefused(PutContactInformation.Invalid);
        (await PutAsync(Samples.Contact with { PhoneNumber = "0221 555" })).ShouldBeRefused(PutContactInformation.Invalid).PublicText.ShouldContain("PhoneNumber");

        Task<Outcome<Nothing>> PutAsync(ContactInformation contact) => host.RunAsync(host.Get<PutContactInformation>(), new(contact), caller);
    }

    [Fact]
    public async Task Alternate_contacts_are_set_replaced_and_taken_away_by_type()
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestAccounts.Root(await host.OpenAsync());
        (await host.RunAsync(host.Get<PutAlternateContact>(), Samples.Alternate, caller)).ShouldBeDone();
        (await host.RunAsync(host.Get<PutAlternateContact>(), Samples.Alternate with { Title = "Chief" }, caller)).ShouldBeDone();
        (await host.RunAsync(host.Get<GetAlternateContact>(), new("SECURITY"), caller)).ShouldBeDone().AlternateContact.Title.ShouldBe("Chief");
        (await host.RunAsync(host.Get<GetAlternateContact>(), new("BILLING"), caller)).ShouldBeRefused(GetAlternateContact.NotThere);
        (await host.RunAsync(host.Get<PutAlternateContact>(), Samples.Alternate with { AlternateContactType = "LEGAL" }, caller)).ShouldBeRefused("AlternateContactTypeInvalid");
        (await host.RunAsync(host.Get<PutAlternateContact>(), Samples.Alternate with { EmailAddress = "nobody" }, caller)).ShouldBeRefused(PutAlternateContact.Invalid);
        (await host.RunAsync(host.Get<DeleteAlternateContact>(), new("SECURITY"), caller)).ShouldBeDone();
        (await host.RunAsync(host.Get<DeleteAlternateContact>(), new("SECURITY"), caller)).ShouldBeRefused(GetAlternateContact.NotThere);
    }
}
