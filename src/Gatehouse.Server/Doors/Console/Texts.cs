namespace Gatehouse.Server.Doors.Console;

/// <summary>Names the resources of this room (Texts.resx).</summary>
internal sealed class Texts;
