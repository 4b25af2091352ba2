using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Members;

internal sealed record CreateAccountRequest
{
    [Required]
    [Secret]
    [Length(6, 64)]
    [Pattern(OrganizationPatterns.Email)]
    public string Email { get; init; } = null!;

    [Required]
    [Secret]
    [Length(1, 50)]
    [Pattern(OrganizationPatterns.AccountName)]
    public string AccountName { get; init; } = null!;

    [Length(0, 64)]
    [Pattern(OrganizationPatterns.RoleName)]
    public string? RoleName { get; init; }

    [OneOf("ALLOW", "DENY")]
    public string? IamUserAccessToBilling { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>
/// Makes an account whose root user has no password: the owner of the e-mail sets the first by Forgot password. It is made when this
/// answers; the answer says IN_PROGRESS, as clients expect, and the next question about it tells the end.
/// </summary>
internal sealed class CreateAccount(
    OpenAccount open, IEnumerable<IMemberChanges> rooms, OrganizationLetters letters, OrganizationOptions options, SecretSource random, TimeProvider clock)
    : OrganizationOperation<CreateAccountRequest, CreateAccountStatusReply>
{
    public const string UsualRole = "OrganizationAccountAccessRole";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateAccount));

    public override Refusal? Validate(CreateAccountRequest request) =>
        OrganizationTags.FindProblem(request.Tags)
        ?? (EmailAddress.TryRead(request.Email, out _) ? null : OrganizationRefusals.Invalid("INVALID_EMAIL_ADDRESS_TARGET", "You specified an invalid email address."));

    protected override AccessCheck Ask(AccessCheck check, CreateAccountRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<CreateAccountStatusReply>> HandleAsync(CreateAccountRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        if (await MemberStore.CountAsync(session, organization.Id) >= options.MostAccounts)
        {
            return OrganizationRefusals.TooMany("ACCOUNT_NUMBER_LIMIT_EXCEEDED", "accounts in an organization", options.MostAccounts);
        }

        var now = clock.GetUtcNow();
        var account = await OpenAsync(session, organization, request, now);
        var kept = new AccountRequest(
            OrganizationIds.NewAccountRequest(random),
            organization.Id,
            request.AccountName,
            account is null ? AccountRequest.Failed : AccountRequest.Succeeded,
            account?.Id.Digits,
            account is null ? "EMAIL_ALREADY_EXISTS" : null,
            now,
            now);
        await AccountRequestStore.InsertAsync(session, kept);
        return new CreateAccountStatusReply(CreateAccountStatus.Of(kept) with
        {
            State = AccountRequest.InProgress, CompletedTimestamp = null, AccountId = null, FailureReason = null,
        });
    }

    private async Task<Account?> OpenAsync(DbSession session, Organization organization, CreateAccountRequest request, DateTimeOffset now)
    {
        if (!EmailAddress.TryRead(request.Email, out var email) || await open.RunAsync(session, email, request.AccountName, phc: null, ownsInstallation: false) is not { } account)
        {
            return null;
        }

        await MemberStore.InsertAsync(session, organization, account.Id, Member.Created, now);
        await AttachmentStore.AttachUsualAsync(session, organization, account.Id.Digits);
        await TagStore.PutAsync(session, TagKeys.Of(organization, account.Id.Digits), request.Tags ?? []);
        foreach (var room in rooms)
        {
            await room.OnCreatedAsync(session, organization, account, request.RoleName ?? UsualRole);
        }

        await letters.CreatedAsync(session, organization, account);
        return account;
    }
}
