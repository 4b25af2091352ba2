using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gatehouse.Server.Foundation.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.WebEncoders;

namespace Gatehouse.Server.Web;

internal static class WebRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Assets>();
        services.AddSingleton(ThisAssembly());

        // The pages ask for it to read attributes that none has; more of the framework's authorization would run in every request.
        services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        services.AddMvcCore(mvc => mvc.Filters.Add(new OnlyHandledMethods())).AddRazorPages(pages => pages.RootDirectory = "/");
        BoundPageParts.Replace(services);
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

    /// <summary>
    /// Describes the pages beside whatever the start waits for: it needs neither key nor data, and is a fifth of all its work.
    /// A failure is no news here, because <see cref="Map"/> asks for the same.
    /// </summary>
    public static void DescribePagesAside(IServiceProvider services) =>
        _ = Task.Run(() => services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors);

    // Pages live in this one assembly. Its pages and nothing else: looking for controllers would load every type of the program.
    private static ApplicationPartManager ThisAssembly() => new() { ApplicationParts = { new CompiledRazorAssemblyPart(typeof(WebRoom).Assembly) } };

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
