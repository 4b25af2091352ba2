namespace Gatehouse.Server.SignIn.Recovery.Pages;

/// <summary>Which text tells why a form has to be filled in once more; nothing for a reason that is none of ours.</summary>
internal static class AgainText
{
    public static string? For(string? again) => again switch
    {
        "form" => "Form",
        "cookies" => "Cookies",
        _ => null,
    };
}
