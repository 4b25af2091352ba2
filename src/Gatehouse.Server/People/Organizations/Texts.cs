namespace Gatehouse.Server.People.Organizations;

/// <summary>Names the resources of this room (Texts.resx): the letters it writes.</summary>
internal sealed class Texts;
