namespace Gatehouse.Server.People.Directory;

/// <summary>Names the resources of this room (Texts.resx).</summary>
internal sealed class Texts;
