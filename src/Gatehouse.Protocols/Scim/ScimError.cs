namespace Gatehouse.Protocols.Scim;

/// <summary>A no as SCIM tells it (RFC 7644, section 3.12).</summary>
/// <param name="Type">The detail keyword of table 9; nothing for statuses that have none.</param>
internal sealed record ScimError(int Status, string Detail, string? Type = null)
{
    public static ScimError Syntax(string detail) => new(400, detail, "invalidSyntax");

    public static ScimError Value(string detail) => new(400, detail, "invalidValue");

    public static ScimError Path(string detail) => new(400, detail, "invalidPath");

    public static ScimError Filter(string detail) => new(400, detail, "invalidFilter");

    public static ScimError NoTarget(string detail) => new(400, detail, "noTarget");

    public static ScimError Mutability(string detail) => new(400, detail, "mutability");
}

/// <summary>What was read, or why not.</summary>
internal abstract record ScimReading<T>
{
    private ScimReading()
    {
    }

    public static implicit operator ScimReading<T>(T value) => new Read(value);

    public static implicit operator ScimReading<T>(ScimError error) => new Refused(error);

    internal sealed record Read(T Value) : ScimReading<T>;

    internal sealed record Refused(ScimError Error) : ScimReading<T>;
}
