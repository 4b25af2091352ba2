namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A wait as people are told it: whole minutes, at least one, so that a first wrong try reads like a later one.</summary>
internal static class WaitMinutes
{
    public static int Of(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
}
