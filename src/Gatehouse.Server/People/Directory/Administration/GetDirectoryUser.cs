using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record GetDirectoryUserRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

/// <param name="HasPassword">Whether there is one, chosen or handed out.</param>
/// <param name="CodePhone">The verified phone that codes may go to, masked.</param>
internal sealed record GetDirectoryUserReply(DirectoryUser User, bool HasPassword, IReadOnlyList<MfaDevice> Devices, string? CodePhone);

/// <summary>A person with what they prove themselves by; never with a secret.</summary>
internal sealed class GetDirectoryUser : AdministeredUserOperation<GetDirectoryUserRequest, GetDirectoryUserReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetDirectoryUser), "sso-directory:DescribeUser", readOnly: true);

    protected override async Task<Outcome<GetDirectoryUserReply>> HandleAsync(GetDirectoryUserRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        new GetDirectoryUserReply(
            user,
            await PasswordStore.FindAsync(session, user.Owner) is not null,
            await MfaDeviceStore.FindDevicesAsync(session, user.Owner),
            (await WorkforcePhoneStore.FindVerifiedAsync(session, user.Id))?.Masked);
}
