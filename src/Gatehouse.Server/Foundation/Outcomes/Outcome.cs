namespace Gatehouse.Server.Foundation.Outcomes;

/// <summary>Either a value or a refusal; nothing else can happen short of an exception, and that is a bug.</summary>
internal abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new Refused(refusal);

    internal sealed record Done(T Value) : Outcome<T>;

    internal sealed record Refused(Refusal Refusal) : Outcome<T>;
}

/// <summary>The reply of an operation that has nothing to say but that it is done.</summary>
internal sealed record Nothing
{
    public static Nothing Value { get; } = new();
}
