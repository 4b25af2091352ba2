namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The applications that the visitor is assigned to.</summary>
internal sealed class ApplicationsModel(PortalTools tools) : PortalPage(tools)
{
    public void OnGet()
    {
    }
}
