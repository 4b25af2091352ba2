namespace Gatehouse.Server.Doors.Sso;

/// <summary>Names the resources of this room (Texts.resx).</summary>
internal sealed class Texts;
