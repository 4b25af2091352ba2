using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Help.Pages;

internal sealed class FrontModel(Foundation.Settings.PublicAddress address) : PageModel
{
    public IReadOnlyList<UserKind> Kinds => UserKind.All;

    public string Origin => address.Origin.GetLeftPart(UriPartial.Authority);
}
