namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>Which page shows a prompt.</summary>
internal static class SignUpRoutes
{
    /// <summary>Any step's page leads on to the present one.</summary>
    public const string AnyStep = "/signup/code";

    /// <param name="again">Names what to say about a form that could not be taken.</param>
    public static string For(SignUpView view, string? again = null) =>
        PathOf(view.Prompt) + "?attempt=" + Uri.EscapeDataString(view.Id) + (again is "form" ? "&again=form" : "");

    private static string PathOf(SignUpPrompt prompt) => prompt switch
    {
        SignUpPrompt.AskCode => "/signup/code",
        SignUpPrompt.AskPassword => "/signup/password",
        SignUpPrompt.AskChallenge => "/signup/security-check",
        SignUpPrompt.Done => "/signup/done",
        SignUpPrompt.EmailTaken => "/signup/taken",
        SignUpPrompt.LinkGone => "/signup/link",
        _ => throw new ArgumentOutOfRangeException(nameof(prompt), prompt, "No page for this prompt."),
    };
}
