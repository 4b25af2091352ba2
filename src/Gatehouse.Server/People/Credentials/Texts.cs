namespace Gatehouse.Server.People.Credentials;

/// <summary>Names the resources of this room (Texts.resx).</summary>
internal sealed class Texts;
