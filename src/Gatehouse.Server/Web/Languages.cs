using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Gatehouse.Server.Web;

/// <summary>The languages the pages exist in. A new one is a line here, a Texts.xx.resx in each room and a folder of help topics.</summary>
internal static class Languages
{
    public const string Default = "en";

    public static IReadOnlyList<CultureInfo> Offered { get; } = [CultureInfo.GetCultureInfo(Default)];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static RequestLocalizationOptions Negotiation { get; } = new()
    {
        DefaultRequestCulture = new RequestCulture(Default),
        SupportedCultures = [.. Offered],
        SupportedUICultures = [.. Offered],
        RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
        ApplyCurrentCultureToResponseHeaders = true,
    };
}
