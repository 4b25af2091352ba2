using Gatehouse.Server.Access.Applications;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The applications that the visitor may use and that have a tile.</summary>
internal sealed class ApplicationsModel(PortalTools tools) : PortalPage(tools)
{
    private const int Most = 200;

    public IReadOnlyList<Application> Applications { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var found = await Tools.Database.ReadAsync(db => WorkforceApplications.FindAsync(db, Visitor.User, "", Most), HttpContext.RequestAborted);
        Applications = [.. found.OrderBy(static each => each.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
