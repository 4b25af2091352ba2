using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Directory;

/// <summary>The identity store's refusals, with the members that its model gives them.</summary>
internal static class StoreRefusals
{
    public const string NameTaken = "DirectoryNameTaken";

    public static Refusal NoStore(string id) => NotFound("IDENTITY_STORE", id);

    public static Refusal NoUser(string? id) => NotFound("USER", id);

    public static Refusal NoGroup(string? id) => NotFound("GROUP", id);

    public static Refusal NoMembership(string? id) => NotFound("GROUP_MEMBERSHIP", id);

    /// <param name="what">Such as <c>UserName or e-mail address</c>.</param>
    public static Refusal Taken(string what) => new(NameTaken, RefusalKind.Conflict, $"Duplicate {what}: another of this identity store has it.")
    {
        Members = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "UNIQUENESS_CONSTRAINT_VIOLATION" },
    };

    public static Refusal Invalid(string text) => new("ValidationError", RefusalKind.Malformed, text);

    private static Refusal NotFound(string kind, string? id)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal) { ["ResourceType"] = kind };
        if (id is not null)
        {
            members["ResourceId"] = id;
        }

        return new("NoSuchEntity", RefusalKind.NotFound, $"{kind} not found.") { Members = members };
    }
}
