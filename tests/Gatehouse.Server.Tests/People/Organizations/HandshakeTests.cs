using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Handshakes;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Organizations;

public sealed class HandshakeTests
{
    [Fact]
    public async Task An_invitation_is_a_letter_and_its_acceptance_makes_a_member()
    {
        await using var story = await OrganizationStory.StartAsync();
        var guest = await story.Host.OpenAsync("guest@example.com", "Guest Works");
        var invited = (await story.DoAsync(
            story.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = "Guest@example.com", Type = "EMAIL" }, Notes = "Come along", Tags = TestRoles.Tags(("team", "blue")) })).Handshake;
        (invited.State, invited.Action).ShouldBe(("OPEN", "INVITE"));
        (await story.Host.LettersAsync("organization-invitation", "guest@example.com")).ShouldHaveSingleItem();
        var caller = TestKeys.By(guest);
        (await story.DoAsync(story.Get<ListHandshakesForAccount>(), new(), caller)).Handshakes.ShouldHaveSingleItem().Id.ShouldBe(invited.Id);
        (await story.DoAsync(story.Get<ListHandshakesForOrganization>(), new())).Handshakes.ShouldHaveSingleItem().Id.ShouldBe(invited.Id);
        await story.RefusedAsync("DuplicateHandshakeException", story.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = "guest@EXAMPLE.com", Type = "EMAIL" } });
        (await story.DoAsync(story.Get<AcceptHandshake>(), new() { HandshakeId = invited.Id }, caller)).Handshake.State.ShouldBe("ACCEPTED");
        var member = (await story.DoAsync(story.Get<DescribeAccount>(), new() { AccountId = guest.Id.Digits })).Account;
        (member.JoinedMethod, member.Status).ShouldBe(("INVITED", "ACTIVE"));
        await story.RefusedAsync(
            "HandshakeConstraintViolationException", "ALREADY_IN_AN_ORGANIZATION", story.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = guest.Id.Digits, Type = "ACCOUNT" } });
        (await story.LookAsync(caller)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_but_the_account_that_was_asked_answers()
    {
        await using var story = await OrganizationStory.StartAsync();
        var other = await story.OtherAsync();
        var guest = await story.Host.OpenAsync("guest@example.com", "Guest Works");
        var stranger = TestKeys.By(await story.Host.OpenAsync("stranger@example.com", "Elsewhere"));
        var invited = await story.InviteAsync(guest);
        foreach (var caller in new[] { stranger, other.Root })
        {
            await story.RefusedAsync("HandshakeNotFoundException", story.Get<AcceptHandshake>(), new() { HandshakeId = invited.Id }, caller);
            await story.RefusedAsync("HandshakeNotFoundException", story.Get<DeclineHandshake>(), new() { HandshakeId = invited.Id }, caller);
            await story.RefusedAsync("HandshakeNotFoundException", story.Get<CancelHandshake>(), new() { HandshakeId = invited.Id }, caller);
            await story.RefusedAsync("HandshakeNotFoundException", story.Get<DescribeHandshake>(), new() { HandshakeId = invited.Id }, caller);
        }

        // The one who asks cannot answer for the other, nor the other take the question back.
        await story.RefusedAsync("AccessDenied", story.Get<AcceptHandshake>(), new() { HandshakeId = invited.Id });
        await story.RefusedAsync("AccessDenied", story.Get<CancelHandshake>(), new() { HandshakeId = invited.Id }, TestKeys.By(guest));
        (await story.DoAsync(story.Get<DescribeHandshake>(), new() { HandshakeId = invited.Id }, TestKeys.By(guest))).Handshake.State.ShouldBe("OPEN");
    }

    [Fact]
    public async Task An_account_id_that_is_nobodys_is_answered_like_any_other()
    {
        await using var story = await OrganizationStory.StartAsync();
        var guest = await story.Host.OpenAsync("guest@example.com", "Guest Works");
        var (known, unknown) = (await story.InviteAsync(guest), (await story.DoAsync(story.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = "999988887777", Type = "ACCOUNT" } })).Handshake);
        (known.State, known.Parties.Count, known.Resources.Count).ShouldBe((unknown.State, unknown.Parties.Count, unknown.Resources.Count));
        foreach (var id in new[] { "9999-8888-7777", " 999988887777", "12345", "guest@example.com" })
        {
            await story.RefusedAsync(
                "InvalidInputException", "INVALID_PATTERN_TARGET_ID", story.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = id, Type = "ACCOUNT" } });
        }
    }

    [Fact]
    public async Task An_invitation_is_accepted_once_even_from_all_sides_at_the_same_time()
    {
        await using var story = await OrganizationStory.StartAsync();
        var other = await story.OtherAsync();
        var guest = await story.Host.OpenAsync("guest@example.com", "Guest Works");
        var caller = TestKeys.By(guest);
        string[] ids = [(await story.InviteAsync(guest)).Id, (await other.InviteAsync(guest)).Id];
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(each => story.RunAsync(story.Get<AcceptHandshake>(), new() { HandshakeId = ids[each % 2] }, caller)));
        answers.Count(static each => each is Outcome<HandshakeReply>.Done).ShouldBe(1);
        answers.OfType<Outcome<HandshakeReply>.Refused>().Select(static each => each.Refusal.Code).Distinct()
            .ShouldBeSubsetOf(["HandshakeAlreadyInStateException", "HandshakeConstraintViolationException"]);
        var memberships = 0;
        foreach (var each in new[] { story, other })
        {
            memberships += (await each.DoAsync(each.Get<ListAccounts>(), new())).Accounts.Count(account => account.Id == guest.Id.Digits);
        }

        memberships.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_declined_canceled_or_left_too_long_is_over()
    {
        await using var story = await OrganizationStory.StartAsync();
        var guest = await story.Host.OpenAsync("guest@example.com", "Guest Works");
        var caller = TestKeys.By(guest);
        var declined = await story.InviteAsync(guest);
        (await story.DoAsync(story.Get<DeclineHandshake>(), new() { HandshakeId = declined.Id }, caller)).Handshake.State.ShouldBe("DECLINED");
        await story.RefusedAsync("HandshakeAlreadyInStateException", story.Get<DeclineHandshake>(), new() { HandshakeId = declined.Id }, caller);
        await story.RefusedAsync("InvalidHandshakeTransitionException", story.Get<AcceptHandshake>(), new() { HandshakeId = declined.Id }, caller);
        var canceled = await story.InviteAsync(guest);
        await story.DoAsync(story.Get<CancelHandshake>(), new() { HandshakeId = canceled.Id });
        await story.RefusedAsync("InvalidHandshakeTransitionException", story.Get<AcceptHandshake>(), new() { HandshakeId = canceled.Id }, caller);
        var late = await story.InviteAsync(guest);
        story.Host.Clock.Advance(TimeSpan.FromDays(15));
        await story.RefusedAsync("InvalidHandshakeTransitionException", story.Get<AcceptHandshake>(), new() { HandshakeId = late.Id }, caller);
        (await story.DoAsync(story.Get<DescribeHandshake>(), new() { HandshakeId = late.Id }, caller)).Handshake.State.ShouldBe("EXPIRED");
    }

    [Fact]
    public async Task Nobody_sends_more_than_twenty_invitations_a_day()
    {
        await using var story = await OrganizationStory.StartAsync();
        for (var each = 0; each < 20; each++)
        {
            await story.DoAsync(story.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = $"guest{each}@example.com", Type = "EMAIL" } });
        }

        var next = new InviteAccountToOrganizationRequest { Target = new() { Id = "last@example.com", Type = "EMAIL" } };
        await story.RefusedAsync("HandshakeConstraintViolationException", "HANDSHAKE_RATE_LIMIT_EXCEEDED", story.Get<InviteAccountToOrganization>(), next);
        story.Host.Clock.Advance(TimeSpan.FromDays(1));
        await story.DoAsync(story.Get<InviteAccountToOrganization>(), next);
    }

    [Fact]
    public async Task All_features_need_the_consent_of_every_invited_account()
    {
        await using var story = await OrganizationStory.StartAsync();
        await story.RefusedAsync("HandshakeConstraintViolationException", "ORGANIZATION_ALREADY_HAS_ALL_FEATURES", story.Get<EnableAllFeatures>(), new());
        await story.DoAsync(story.Get<DeleteOrganization>(), new());
        await story.DoAsync(story.Get<CreateOrganization>(), new() { FeatureSet = "CONSOLIDATED_BILLING" });
        var (first, second) = (await story.JoinAsync("first@example.com", "First"), await story.JoinAsync("second@example.com", "Second"));
        var whole = (await story.DoAsync(story.Get<EnableAllFeatures>(), new())).Handshake;
        whole.State.ShouldBe("REQUESTED");
        await story.RefusedAsync("InvalidHandshakeTransitionException", story.Get<AcceptHandshake>(), new() { HandshakeId = whole.Id });
        foreach (var account in new[] { first, second })
        {
            var asked = (await story.DoAsync(story.Get<ListHandshakesForAccount>(), new() { Filter = new() { ActionType = "APPROVE_ALL_FEATURES" } }, TestKeys.By(account))).Handshakes.ShouldHaveSingleItem();
            await story.DoAsync(story.Get<AcceptHandshake>(), new() { HandshakeId = asked.Id }, TestKeys.By(account));
        }

        await story.DoAsync(story.Get<AcceptHandshake>(), new() { HandshakeId = whole.Id });
        (await story.DoAsync(story.Get<DescribeOrganization>(), new())).Organization.FeatureSet.ShouldBe("ALL");
        (await story.LookAsync(TestKeys.By(first))).ShouldBeNull();
    }
}
