using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gatehouse.Server.Foundation.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.WebEncoders;

namespace Gatehouse.Server.Web;

internal static class WebRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Assets>();
        services.AddSingleton(ThisAssembly());
        services.AddMvcCore(mvc => mvc.Filters.Add(new OnlyHandledMethods()))
            .AddAuthorization()
            .AddRazorPages(pages => pages.RootDirectory = "/");
        services.AddLocalization();

        // Letters of every language as themselves; the characters that mean something in HTML are escaped all the same.
        services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        AddForms(services);
    }

    /// <summary>The shell around every request; what signs people in comes after it, the endpoints last.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseMiddleware<RequestIds>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization(Languages.Negotiation);
        app.UseMiddleware<ProblemPages>();
        app.UseRouting();
    }

    public static void Map(WebApplication app)
    {
        app.MapRazorPages();
        app.MapMethods(
            "/assets/{**path}",
            [HttpMethods.Get, HttpMethods.Head],
            static context => context.RequestServices.GetRequiredService<Assets>().ServeAsync(context, context.GetRouteValue("path") as string ?? ""));
    }

    // Pages live in this one assembly; the framework would otherwise read every dependency for parts.
    private static ApplicationPartManager ThisAssembly()
    {
        var manager = new ApplicationPartManager();
        foreach (var part in new ConsolidatedAssemblyApplicationPartFactory().GetApplicationParts(typeof(WebRoom).Assembly))
        {
            manager.ApplicationParts.Add(part);
        }

        return manager;
    }

    private static void AddForms(IServiceCollection services)
    {
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<PublicAddress>(static (forms, address) =>
        {
            forms.Cookie.Name = address.IsHttps ? "__Host-gatehouse-form" : "gatehouse-form";
            forms.Cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.Path = "/";
            forms.FormFieldName = "form";

            // SecurityHeaders answers for framing, on every page and not only on those with a form.
            forms.SuppressXFrameOptionsHeader = true;
        });

        // Antiforgery brings the framework's key ring, which would write keys to the home folder at start; Secrets has replaced its use.
        var ring = services.FirstOrDefault(service => service.ImplementationType?.Name is "DataProtectionHostedService");
        if (ring is not null)
        {
            services.Remove(ring);
        }
    }
}
