using Gatehouse.Server.People.Organizations.Handshakes;

namespace Gatehouse.Server.Doors.Console.Organizations;

/// <summary>An invitation in the words of its page.</summary>
internal sealed record ReceivedInvitation(string Id, string OrganizationId, string From, string Email, string? Notes, DateTimeOffset Until)
{
    public static ReceivedInvitation Of(HandshakeView handshake)
    {
        var organization = handshake.Resources.First(static each => each.Type == "ORGANIZATION");
        string Find(string type) => organization.Resources?.FirstOrDefault(each => each.Type == type)?.Value ?? "";
        return new(
            handshake.Id,
            organization.Value,
            Find("MASTER_NAME"),
            Find("MASTER_EMAIL"),
            handshake.Resources.FirstOrDefault(static each => each.Type == "NOTES")?.Value,
            handshake.ExpirationTimestamp);
    }
}
