using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Temporary;

internal sealed record GetFederationTokenRequest
{
    [Required]
    [Length(2, 32)]
    [Pattern(StsPatterns.Name)]
    public string Name { get; init; } = null!;

    [Length(1, SessionPolicies.Longest)]
    [Pattern(StsPatterns.Document)]
    public string? Policy { get; init; }

    [Count(0, SessionPolicies.MostArns)]
    public IReadOnlyList<PolicyDescriptor>? PolicyArns { get; init; }

    [Range(SessionLength.Shortest, SessionLength.LongestOfUser)]
    public int? DurationSeconds { get; init; }

    [Count(0, SessionTagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record FederatedUser(string FederatedUserId, string Arn);

internal sealed record GetFederationTokenReply(Credentials Credentials, FederatedUser FederatedUser, int PackedPolicySize);

/// <summary>
/// Credentials for somebody whom the caller knows and this service does not. They may what the caller may and the session policies
/// allow, too; without session policies, only what a resource's own policy gives them.
/// </summary>
internal sealed class GetFederationToken(TemporaryCredentials credentials, SessionPolicies policies, TimeProvider clock) : StsOperation<GetFederationTokenRequest, GetFederationTokenReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetFederationToken));

    public override Refusal? Validate(GetFederationTokenRequest request) =>
        SessionTagRules.FindProblem(request.Tags, null) ?? SessionPolicies.FindProblem(request.Policy);

    public override Refusal? FindObjection(Caller caller) =>
        caller is { Session: null, Kind: PrincipalKinds.Root or IamUser.Kind } ? null : StsRefusals.WithSessionCredentials(nameof(GetFederationToken));

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(GetFederationTokenRequest request, Caller caller, DbSession session)
    {
        var check = TagRules.Ask(new AccessCheck("sts:GetFederationToken", ArnOf(request, caller)), request.Tags);
        return new(request.Tags is { Count: > 0 } ? [check, check with { Action = "sts:TagSession" }] : [check]);
    }

    public override async Task<Outcome<GetFederationTokenReply>> HandleAsync(GetFederationTokenRequest request, Caller caller, DbSession session)
    {
        if (await policies.FindMissingAsync(session, caller.AccountId, request.PolicyArns) is { } missing)
        {
            return missing;
        }

        var now = clock.GetUtcNow();
        var facts = GivenSession.ByUser(nameof(GetFederationToken), caller, now) with
        {
            Tags = SessionTagRules.Join(request.Tags, null),
            Policy = request.Policy,
            PolicyArns = SessionPolicies.ArnsOf(request.PolicyArns),
        };
        if (PackedSize.FindProblem(facts) is { } tooLarge)
        {
            return tooLarge;
        }

        var given = await credentials.IssueAsync(
            session,
            PrincipalKinds.FederatedUser,
            caller.AccountId,
            request.Name,
            caller.Owner,
            facts,
            now + SessionLength.OfUser(request.DurationSeconds, caller.Kind));
        return new GetFederationTokenReply(given, new($"{caller.AccountId}:{request.Name}", ArnOf(request, caller)), PackedSize.Measure(facts));
    }

    public override JsonObject? Describe(GetFederationTokenRequest request) => new()
    {
        ["name"] = request.Name,
        ["policy"] = request.Policy,
        ["durationSeconds"] = request.DurationSeconds,
    };

    private static string ArnOf(GetFederationTokenRequest request, Caller caller) => $"arn:aws:sts::{caller.AccountId}:federated-user/{request.Name}";
}
