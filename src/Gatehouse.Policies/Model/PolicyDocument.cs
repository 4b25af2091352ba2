namespace Gatehouse.Policies.Model;

/// <summary>A policy that was read; its patterns are compiled.</summary>
internal sealed record PolicyDocument(string Version, string? Id, IReadOnlyList<Statement> Statements, string Text, PolicyUse Use)
{
    public const string OldVersion = "2008-10-17";
    public const string CurrentVersion = "2012-10-17";
}
