using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gatehouse.Server.Foundation.Settings;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.WebEncoders;

namespace Gatehouse.Server.Web;

internal static class WebRoom
{
    public static void Add(IServiceCollection services) => services.AddWeb();

    public static void Map(WebApplication app)
    {
        app.MapRazorPages();
        var files = app.Services.GetRequiredService<Assets>();
        app.MapMethods("/assets/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, string path) => files.ServeAsync(context, path));
    }

    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        // Pages live in this one assembly; the framework would otherwise read every dependency for parts.
        var parts = new ApplicationPartManager();
        foreach (var part in new ConsolidatedAssemblyApplicationPartFactory().GetApplicationParts(typeof(WebRoom).Assembly))
        {
            parts.ApplicationParts.Add(part);
        }

        services.AddSingleton(parts);
        services.AddMvcCore(mvc => mvc.Filters.Add(new OnlyHandledMethods()))
            .AddAuthorization()
            .AddRazorPages(pages => pages.RootDirectory = "/");
        services.AddLocalization();

        // Letters of every language as themselves; the characters that mean something in HTML are escaped all the same.
        services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "gatehouse-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.FormFieldName = "form";

            // SecurityHeaders answers for framing, on every page and not only on those with a form.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<Assets>();
        return services;
    }

    /// <summary>The shell around every request; what signs people in comes after it, the endpoints last.</summary>
    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseMiddleware<RequestIds>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization(Languages.Negotiation);
        app.UseMiddleware<ProblemPages>();
        app.UseRouting();
        return app;
    }
}
