namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Why somebody is at a first page once more, as the query says it; anything else says nothing.</summary>
internal static class AgainTexts
{
    public static string? For(string? again) => again switch
    {
        "expired" => "Expired",
        "form" => "Form",
        "cookies" => "Cookies",
        "passkey" => "Passkey",
        _ => null,
    };
}
