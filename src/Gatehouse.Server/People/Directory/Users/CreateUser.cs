using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Users;

internal sealed record CreateUserRequest : UserMembers, IStoreRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;
}

internal sealed record CreateUserReply(string IdentityStoreId, string UserId);

/// <summary>A new person of the directory. Without an invitation or a password that somebody hands out, they cannot sign in yet.</summary>
internal sealed class CreateUser(SecretSource random, TimeProvider clock) : StoreOperation<CreateUserRequest, CreateUserReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateUser));

    public override Refusal? Validate(CreateUserRequest request) => UserRules.FindMissing(request);

    public override JsonObject? Describe(CreateUserRequest request) => new() { ["identityStoreId"] = request.IdentityStoreId, ["userName"] = request.UserName };

    protected override async Task<Outcome<CreateUserReply>> HandleAsync(CreateUserRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        var user = NewUser.Of(request, directory, DirectoryUser.ByHand, caller.Arn, random, clock);
        return await DirectoryUserStore.InsertAsync(session, user)
            ? new CreateUserReply(directory.Id, user.Id)
            : StoreRefusals.Taken("UserName or e-mail address");
    }
}
