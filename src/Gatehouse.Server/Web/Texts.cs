namespace Gatehouse.Server.Web;

/// <summary>Names the resources of this room (Texts.resx) for <c>IStringLocalizer&lt;Texts&gt;</c>; public because tags are.</summary>
public sealed class Texts;
