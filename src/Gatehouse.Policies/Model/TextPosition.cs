namespace Gatehouse.Policies.Model;

/// <summary>A place in a policy's text; lines and columns count from one, columns in characters.</summary>
internal readonly record struct TextPosition(int Line, int Column);
