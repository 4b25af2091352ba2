namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>What a form says about a new password, to show it again.</summary>
internal sealed record PasswordChoice(bool IsTyped, bool MustChange);
