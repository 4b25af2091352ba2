using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>
/// Tells browsers which other origins may use our passkeys (WebAuthn level 3, section 5.11). There is nothing to tell without a domain:
/// then every page stands at the one public address.
/// </summary>
internal static class RelatedOrigins
{
    public const string Path = "/.well-known/webauthn";

    public static async Task AnswerAsync(HttpContext context)
    {
        var origins = context.RequestServices.GetRequiredService<PasskeyParty>().Origins;
        if (origins.Count < 2)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.WriteAsJsonAsync(new { origins }, context.RequestAborted);
    }
}
