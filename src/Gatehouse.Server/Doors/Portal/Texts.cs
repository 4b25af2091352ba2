namespace Gatehouse.Server.Doors.Portal;

/// <summary>Names the resources of this room (Texts.resx).</summary>
internal sealed class Texts;
