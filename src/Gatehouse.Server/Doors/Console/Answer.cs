using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Console;

/// <summary>What an operation said to a visitor.</summary>
/// <param name="Missing">The permission that was missing; nothing when none was.</param>
internal sealed record Answer<T>(Outcome<T> Outcome, MissingPermission? Missing = null)
    where T : class
{
    /// <summary>Nothing when it was refused.</summary>
    public T? Value => Outcome is Outcome<T>.Done { Value: var value } ? value : null;

    /// <summary>Nothing when it was done.</summary>
    public Refusal? Refusal => Outcome is Outcome<T>.Refused { Refusal: var refusal } ? refusal : null;

    /// <summary>The same answer with another view of its value.</summary>
    public Answer<TView> Select<TView>(Func<T, TView> view)
        where TView : class => Value is { } value ? new(view(value), Missing) : new(Refusal!, Missing);
}
