using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.LoginProfiles;

internal sealed record GetLoginProfileRequest : IUserRequest
{
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }
}

internal sealed record GetLoginProfileReply(LoginProfileView LoginProfile);

internal sealed class GetLoginProfile : UserOperation<GetLoginProfileRequest, GetLoginProfileReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetLoginProfile), readOnly: true);

    protected override async Task<Outcome<GetLoginProfileReply>> HandleAsync(GetLoginProfileRequest request, IamUser user, Caller caller, DbSession session) =>
        await LoginProfileStore.FindAsync(session, user.Id) is { } profile
            ? new GetLoginProfileReply(new(user.Name, profile.CreatedAt, profile.ResetRequired))
            : LoginProfileRefusals.NotFound(user.Name);
}
