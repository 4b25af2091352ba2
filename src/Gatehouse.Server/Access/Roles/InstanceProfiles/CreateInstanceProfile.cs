using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record CreateInstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string InstanceProfileName { get; init; } = null!;

    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? Path { get; init; }

    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record CreateInstanceProfileReply
{
    public required InstanceProfileItem InstanceProfile { get; init; }
}

internal sealed class CreateInstanceProfile(SecretSource random, TimeProvider clock) : IamOperation<CreateInstanceProfileRequest, CreateInstanceProfileReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateInstanceProfile));

    public override Refusal? Validate(CreateInstanceProfileRequest request) => TagRules.FindProblem(request.Tags);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateInstanceProfileRequest request, Caller caller, DbSession session) =>
        new(TagRules.AskToCreate(
            new("iam:CreateInstanceProfile", InstanceProfile.ArnOf(caller.AccountId, request.Path ?? "/", request.InstanceProfileName)), "iam:TagInstanceProfile", request.Tags));

    public override async Task<Outcome<CreateInstanceProfileReply>> HandleAsync(CreateInstanceProfileRequest request, Caller caller, DbSession session)
    {
        var profile = new InstanceProfile(
            UniqueId.InstanceProfile + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            caller.AccountId,
            request.InstanceProfileName,
            request.Path ?? "/",
            RoleId: null,
            clock.GetUtcNow());
        await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        if (!await InstanceProfileStore.InsertAsync(session, profile))
        {
            return await InstanceProfileStore.FindAsync(session, caller.AccountId, profile.Name) is not null
                ? new Refusal("EntityAlreadyExists", RefusalKind.Conflict, $"Instance Profile {profile.Name} already exists.")
                : IamRefusals.LimitExceeded("InstanceProfilesPerAccount", InstanceProfile.MostPerAccount);
        }

        await TagStore.PutAsync(session, profile.Id, request.Tags ?? []);
        return new CreateInstanceProfileReply
        {
            InstanceProfile = InstanceProfileItem.Of(profile, role: null) with { Tags = request.Tags is { Count: > 0 } tags ? tags : null },
        };
    }
}
