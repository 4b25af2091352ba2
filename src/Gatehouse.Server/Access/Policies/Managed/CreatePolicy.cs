using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record CreatePolicyRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(PolicyPatterns.Path)]
    public string? Path { get; init; }

    [Required]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public string PolicyDocument { get; init; } = null!;

    [Length(0, 1000)]
    public string? Description { get; init; }

    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record CreatePolicyReply
{
    public required PolicyItem Policy { get; init; }
}

internal sealed class CreatePolicy(SecretSource random, TimeProvider clock) : IamOperation<CreatePolicyRequest, CreatePolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreatePolicy));

    public override Refusal? Validate(CreatePolicyRequest request) =>
        TagRules.FindProblem(request.Tags) ?? ManagedPolicyRules.FindProblem(request.PolicyDocument);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreatePolicyRequest request, Caller caller, DbSession session) =>
        new(TagRules.AskToCreate(
            new("iam:CreatePolicy", PolicyArns.Of(caller.AccountId, request.Path ?? "/", request.PolicyName)), "iam:TagPolicy", request.Tags));

    public override async Task<Outcome<CreatePolicyReply>> HandleAsync(CreatePolicyRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var path = request.Path ?? "/";
        var policy = new ManagedPolicy(
            UniqueId.Policy + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            PolicyArns.Of(caller.AccountId, path, request.PolicyName),
            request.PolicyName,
            path,
            request.Description,
            DefaultVersion: 1,
            LastVersion: 1,
            now,
            now);
        await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        if (!await ManagedPolicyStore.InsertAsync(session, caller.AccountId, policy))
        {
            return await ManagedPolicyStore.IsNameTakenAsync(session, caller.AccountId, request.PolicyName)
                ? new Refusal("EntityAlreadyExists", RefusalKind.Conflict, $"A policy called {request.PolicyName} already exists. Duplicate names are not allowed.")
                : IamRefusals.LimitExceeded("PoliciesPerAccount", ManagedPolicy.MostPerAccount);
        }

        await PolicyTextStore.InsertAsync(session, policy.Id, new(1, request.PolicyDocument, now));
        await TagStore.PutAsync(session, policy.Id, request.Tags ?? []);
        return new CreatePolicyReply
        {
            Policy = PolicyItem.Of(policy, PolicyUsage.None) with
            {
                Description = request.Description,
                Tags = request.Tags is { Count: > 0 } tags ? tags : null,
            },
        };
    }
}
