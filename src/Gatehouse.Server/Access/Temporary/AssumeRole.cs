using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Temporary;

internal sealed record AssumedRoleUser(string AssumedRoleId, string Arn);

/// <param name="PackedPolicySize">In percent; absent for a session without any luggage.</param>
internal sealed record AssumeRoleReply(Credentials Credentials, AssumedRoleUser AssumedRoleUser, int? PackedPolicySize, string? SourceIdentity);

/// <summary>Credentials of a role, for whom its trust policy names.</summary>
internal sealed class AssumeRole(RoleSessions sessions, TokenCodes codes, IdentityContexts contexts) : StsOperation<AssumeRoleRequest, AssumeRoleReply>
{
    private Role? judged;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(AssumeRole));

    public override Refusal? Validate(AssumeRoleRequest request) => AssumptionRules.FindProblem(request);

    public override Refusal? FindObjection(Caller caller) => AssumptionRules.FindObjection(caller);

    public override ValueTask<Outcome<Caller>> ProveAsync(AssumeRoleRequest request, Caller caller, CancellationToken cancellation) =>
        codes.ProveAsync(request.SerialNumber, request.TokenCode, caller, cancellation);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(AssumeRoleRequest request, Caller caller, DbSession session)
    {
        judged = await AssumptionChecks.FindRoleAsync(session, request.RoleArn);
        return await AssumptionChecks.FindAsync(session, request, judged, caller);
    }

    public override ValueTask<Refusal?> PrepareAsync(AssumeRoleRequest request, Caller caller, CancellationToken cancellation) =>
        new(AssumptionRules.FindObjection(request, caller));

    public override async Task<Outcome<AssumeRoleReply>> HandleAsync(AssumeRoleRequest request, Caller caller, DbSession session)
    {
        if (await AssumptionChecks.FindUnchangedAsync(session, request.RoleArn, judged) is not { } role)
        {
            return StsRefusals.NotAuthorized(caller.Arn, "sts:AssumeRole", request.RoleArn, "there is no such role, or it changed meanwhile");
        }

        if (AssumptionRules.FindTooLong(request, role) is { } tooLong)
        {
            return tooLong;
        }

        IReadOnlyDictionary<string, IReadOnlyList<string>>? claims = null;
        if (request.ProvidedContexts is [{ ContextAssertion: { } assertion }])
        {
            switch (await contexts.ReadAsync(session, assertion, caller.AccountId))
            {
                case Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>>.Refused { Refusal: var untrue }:
                    return untrue;
                case Outcome<IReadOnlyDictionary<string, IReadOnlyList<string>>>.Done { Value: var told }:
                    claims = told;
                    break;
            }
        }

        var length = TimeSpan.FromSeconds(request.DurationSeconds ?? SessionLength.DefaultOfRole);
        return await sessions.OpenAsync(session, role, request, caller, length, claims) switch
        {
            Outcome<RoleSession>.Done { Value: var opened } => new AssumeRoleReply(
                opened.Credentials,
                new($"{role.Id}:{request.RoleSessionName}", AssumptionRules.SessionArnOf(role, request.RoleSessionName)),
                opened.PackedSize == 0 ? null : opened.PackedSize,
                opened.Kept.Facts.SourceIdentity),
            Outcome<RoleSession>.Refused { Refusal: var refusal } => refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    public override JsonObject? Describe(AssumeRoleRequest request) => RoleSessionRecords.Describe(request);
}
