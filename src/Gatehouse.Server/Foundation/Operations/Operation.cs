using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Operations;

/// <summary>What is said once about an operation, for every door.</summary>
/// <param name="Name">As the outside names it: <c>PutAccountName</c>.</param>
/// <param name="EventSource">As its audit records name its service: <c>account.amazonaws.com</c>.</param>
internal sealed record OperationDeclaration(string Name, string EventSource, OperationRule Rule, bool ReadOnly = false);

/// <summary>
/// One thing that can be done. An instance lives for one call, so what <see cref="PrepareAsync"/> finds out may be kept in fields.
/// </summary>
internal abstract class Operation<TRequest, TReply>
{
    public abstract OperationDeclaration Declaration { get; }

    /// <summary>Judges the request alone: lengths, patterns, what is missing.</summary>
    public virtual Refusal? Validate(TRequest request) => null;

    /// <summary>Slow work that must not hold the one writer of the database: hashing, checking a password.</summary>
    public virtual ValueTask<Refusal?> PrepareAsync(TRequest request, Caller caller, CancellationToken cancellation) => default;

    /// <summary>The change itself, in the one transaction that also keeps its audit record.</summary>
    public abstract Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session);

    /// <summary>What the audit record shows of the request; never a secret.</summary>
    public virtual System.Text.Json.Nodes.JsonObject? Describe(TRequest request) => null;
}
