using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootPhone;

internal sealed record GetRootPhoneRequest(string? AccountId = null) : IAccountRequest;

/// <param name="Masked">The contact's number; nothing when there is none that can be reached.</param>
/// <param name="VerifiedAt">Nothing while nobody has proved it.</param>
/// <param name="IsPending">A code was sent that can still be given.</param>
/// <param name="CanSend">Whether this installation carries text messages and calls.</param>
internal sealed record GetRootPhoneReply(string? Masked, DateTimeOffset? VerifiedAt, bool IsPending, bool CanSend);

/// <summary>The phone on file of the root user, for the page that verifies it.</summary>
internal sealed class GetRootPhone(PhoneReadiness readiness, CodeOptions codes, TimeProvider clock) : AccountOperation<GetRootPhoneRequest, GetRootPhoneReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetRootPhone), new OperationRule.Self("Root"), readOnly: true);

    protected override async Task<Outcome<GetRootPhoneReply>> HandleAsync(GetRootPhoneRequest request, Account account, Caller caller, DbSession session)
    {
        var number = PhoneNumber.Find((await ContactStore.FindAsync(session, account.Id))?.PhoneNumber);
        var phone = await RootPhoneStore.FindAsync(session, account.Id);
        var same = phone is not null && phone.Number == number?.E164;
        return new GetRootPhoneReply(
            number?.Masked,
            same && phone!.VerifiedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            same && phone!.CodeId is not null && DateTimeOffset.FromUnixTimeMilliseconds(phone.SentAt) + codes.Lifetime > clock.GetUtcNow(),
            readiness.CanSend);
    }
}
