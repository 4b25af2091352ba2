using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;

namespace Gatehouse.Server.SignIn.Recovery;

internal sealed record InviteDirectoryUserRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

/// <summary>Sends a person the letter with the portal's address, their name and a link to choose a password; the link of an earlier one ends.</summary>
internal sealed class InviteDirectoryUser(WorkforceInvitations invitations) : AdministeredUserOperation<InviteDirectoryUserRequest, Nothing>
{
    public const string NoAddress = "NoEmailAddress";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(InviteDirectoryUser), "sso-directory:UpdatePassword");

    protected override async Task<Outcome<Nothing>> HandleAsync(InviteDirectoryUserRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) is { } directory && user.IsEnabled && await invitations.SendAsync(session, user, directory)
            ? Nothing.Value
            : new Refusal(NoAddress, RefusalKind.Malformed, "The person has no e-mail address that a letter can go to, or is disabled.");
}
