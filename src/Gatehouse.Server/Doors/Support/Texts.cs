namespace Gatehouse.Server.Doors.Support;

/// <summary>Names the resources of this room (Texts.resx).</summary>
internal sealed class Texts;
