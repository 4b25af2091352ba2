namespace Gatehouse.Server.SignIn;

/// <summary>Names the resources of this floor (Texts.resx) for <c>IStringLocalizer&lt;Texts&gt;</c>; public because tags are.</summary>
public sealed class Texts;
