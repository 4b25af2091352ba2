namespace Gatehouse.Server.Doors.Login;

/// <summary>Names the resources of this room (Texts.resx).</summary>
internal sealed class Texts;
