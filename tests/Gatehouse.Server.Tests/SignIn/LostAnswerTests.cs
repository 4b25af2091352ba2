using Gatehouse.Protocols.Mail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class LostAnswerTests
{
    private const string Owner = "owner@example.com";

    [Fact]
    public async Task A_page_that_is_loaded_again_before_its_answer_came_uses_nothing_up_and_asks_once_more()
    {
        await using var host = await GatehouseHost.StartAsync(("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"));
        var account = await Settled.AccountAsync(host, Owner);
        var app = await OwnedApp.GiveAsync(host, account.Id.Digits, account.Root);
        var flow = host.Get<SignInFlow>();
        var browser = new DefaultHttpContext { RequestServices = host.Get<IServiceProvider>() };
        EmailAddress.TryRead(Owner, out var email).ShouldBeTrue();
        var begun = await flow.BeginAsync(browser, email!, "/console", remember: false);
        (await flow.SubmitAsync(browser, begun.Id, new SignInPost.Password(PlainPassword.From(Settled.Password)))).ShouldBeOfType<SignInAnswer.Next>().View.Prompt.ShouldBe(Prompt.AskTotp);

        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        browser.RequestAborted = gone.Token;
        await Should.ThrowAsync<OperationCanceledException>(() => flow.SubmitAsync(browser, begun.Id, new SignInPost.Totp(app.Code)));
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldBeEmpty("nobody has its token");

        browser.RequestAborted = CancellationToken.None;
        (await flow.SubmitAsync(browser, begun.Id, new SignInPost.Totp(app.Code))).ShouldBeOfType<SignInAnswer.Next>().View.Prompt.ShouldBe(Prompt.Done);
        (await host.Get<BrowserSessions>().FindAllAsync(account.Root)).ShouldHaveSingleItem();
    }
}
