namespace Gatehouse.Server.Doors.Terminal;

/// <summary>A verb will not do what was asked; the sentence says why and what to do. Nothing was changed.</summary>
internal sealed class RefusedException(string sentence) : Exception(sentence);
