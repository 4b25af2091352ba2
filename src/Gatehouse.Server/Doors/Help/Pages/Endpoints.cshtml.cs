using System.Text.Json;
using Gatehouse.Server.Doors.Help.Addresses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Help.Pages;

internal sealed class EndpointsModel(InstallationReader reader) : PageModel
{
    public Installation Installation { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Installation = reader.Read();
        var wanted = Request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault();
        return wanted is { MediaType.Value: "application/json" }
            ? Content(JsonSerializer.Serialize(Installation, InstallationJson.Default.Installation), "application/json; charset=utf-8")
            : Page();
    }
}
