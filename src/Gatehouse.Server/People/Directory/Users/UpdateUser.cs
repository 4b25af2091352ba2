using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Users;

internal sealed record UpdateUserRequest : IPersonRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;

    [Required]
    [Count(1, 100)]
    public IReadOnlyList<AttributeOperation> Operations { get; init; } = null!;
}

/// <summary>Changes attributes of a person one by one: all of them or none.</summary>
internal sealed class UpdateUser(PersonChanges changes) : PersonOperation<UpdateUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateUser));

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateUserRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        var before = UserMapping.Describe(user, withExtension: true);
        return AttributeTree.Change(before, request.Operations) switch
        {
            Outcome<UserMembers>.Refused { Refusal: var refusal } => refusal,
            Outcome<UserMembers>.Done { Value: var after } => (FindLoss(before, after) ?? UserRules.FindProblem(after)) is { } problem
                ? problem
                : await changes.SaveAsync(session, user, UserMapping.Apply(after, user, EnterpriseExtension.Read(after.Extensions)!), caller.Arn),
            _ => throw new InvalidOperationException("A change is made or refused."),
        };
    }

    /// <summary>What a person must have can be another, and never nothing.</summary>
    private static Refusal? FindLoss(UserMembers before, UserMembers after) =>
        (before.UserName is not null && after.UserName is null) || (before.DisplayName is not null && after.DisplayName is null)
            ? StoreRefusals.Invalid("UserName and DisplayName cannot be removed.")
            : null;
}
