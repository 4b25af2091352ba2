namespace Gatehouse.Server.Doors.Help;

/// <summary>Names the resources of this room (Texts.resx); the topics' own text is in Topics/.</summary>
internal sealed class Texts;
