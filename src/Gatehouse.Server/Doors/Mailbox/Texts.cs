namespace Gatehouse.Server.Doors.Mailbox;

/// <summary>Names the resources of this room (Texts.resx).</summary>
internal sealed class Texts;
