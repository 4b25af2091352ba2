using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Users.SignInHelp;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.SignInHelp;

public sealed class SignInHelpTests
{
    [Fact]
    public async Task The_sign_in_page_reads_what_the_account_has_written()
    {
        await using var iam = await Iam.StartAsync();
        (await HelpAsync(iam, iam.Id)).ShouldBeNull();
        (await iam.RunAsync(iam.Get<PutSignInHelp>(), new(" Ask the help desk, room 12.\n"))).ShouldBeDone();
        (await HelpAsync(iam, iam.Id)).ShouldBe("Ask the help desk, room 12.");
        (await HelpAsync(iam, "999999999999")).ShouldBeNull();
        (await iam.RunAsync(iam.Get<PutSignInHelp>(), new("  "))).ShouldBeDone();
        (await HelpAsync(iam, iam.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Only_a_short_plain_text_is_kept_and_only_from_who_may()
    {
        await using var iam = await Iam.StartAsync();
        (await iam.RunAsync(iam.Get<PutSignInHelp>(), new(new string('x', 501)))).ShouldBeRefused(PutSignInHelp.Invalid);
        (await iam.RunAsync(iam.Get<PutSignInHelp>(), new("bell\a"))).ShouldBeRefused(PutSignInHelp.Invalid);
        await iam.UserAsync();
        (await iam.RunAsync(iam.Get<PutSignInHelp>(), new("Ask mallory"), await iam.CallerAsync("alice"))).ShouldBeRefused("AccessDenied");
    }

    private static async Task<string?> HelpAsync(Iam iam, string account) =>
        (await iam.RunAsync(iam.Get<GetSignInHelp>(), new(account), Caller.Nobody(TestAccounts.Origin))).ShouldBeDone().Help;
}
