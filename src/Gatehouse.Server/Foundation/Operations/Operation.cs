using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Operations;

/// <summary>What is said once about an operation, for every door.</summary>
/// <param name="Name">As the outside names it: <c>PutAccountName</c>.</param>
/// <param name="EventSource">As its audit records name its service: <c>account.amazonaws.com</c>.</param>
internal sealed record OperationDeclaration(string Name, string EventSource, OperationRule Rule, bool ReadOnly = false)
{
    /// <summary>Whether somebody at a browser must have proved lately who they are: a session that was left open is not enough.</summary>
    public bool AsksForProof { get; init; }

    /// <summary>Whether the request itself proves the current password, which is then asked for nowhere else.</summary>
    public bool ProvesPassword { get; init; }

    /// <summary>Whether AWS tells of it as something its service did, and not as a call of its API.</summary>
    public bool IsServiceEvent { get; init; }
}

/// <summary>
/// One thing that can be done. An instance lives for one call, so what <see cref="PrepareAsync"/> finds out may be kept in fields.
/// </summary>
internal abstract class Operation<TRequest, TReply>
{
    public abstract OperationDeclaration Declaration { get; }

    /// <summary>Refuses a caller for what it is, where no policy could allow it: session credentials that ask for more of their kind.</summary>
    public virtual Refusal? FindObjection(Caller caller) => null;

    /// <summary>Judges the request alone, beyond what its members' attributes say.</summary>
    public virtual Refusal? Validate(TRequest request) => null;

    /// <summary>
    /// What the request itself proves of its caller: a code of a second factor that came along. It is checked before the policies, which
    /// may ask about it.
    /// </summary>
    public virtual ValueTask<Outcome<Caller>> ProveAsync(TRequest request, Caller caller, CancellationToken cancellation) => new(caller);

    /// <summary>
    /// What the policies are asked, where <see cref="OperationRule.Iam"/> is the rule: by default its one action on its one resource.
    /// It looks things up to name them exactly; what is not there is named as it would be, never refused: that would tell who may not ask.
    /// </summary>
    public virtual ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session) =>
        Declaration.Rule is OperationRule.Iam rule
            ? new([new AccessCheck(rule.Action, rule.Resource.Replace("{account}", caller.AccountId, StringComparison.Ordinal))])
            : new([]);

    /// <summary>Slow work that must not hold the one writer of the database: hashing, checking a password.</summary>
    public virtual ValueTask<Refusal?> PrepareAsync(TRequest request, Caller caller, CancellationToken cancellation) => default;

    /// <summary>The change itself, in the one transaction that also keeps its audit record.</summary>
    public abstract Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session);

    /// <summary>What the audit record shows of the request; never a secret.</summary>
    public virtual System.Text.Json.Nodes.JsonObject? Describe(TRequest request) => null;
}
