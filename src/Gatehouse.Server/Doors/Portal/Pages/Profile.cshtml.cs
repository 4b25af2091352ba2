namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>What the directory knows of the visitor. It belongs to the administrators, who change it.</summary>
internal sealed class ProfileModel(PortalTools tools) : PortalPage(tools)
{
    public void OnGet()
    {
    }
}
