using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Directory.Own;

internal sealed record GetOwnPhoneRequest;

/// <param name="Masked">The verified number; nothing when there is none.</param>
/// <param name="Pending">The number that a code was sent to which can still be given.</param>
/// <param name="CanSend">Whether this installation carries text messages and calls.</param>
internal sealed record GetOwnPhoneReply(string? Masked, DateTimeOffset? VerifiedAt, string? Pending, bool CanSend);

/// <summary>The person's own phone, for the page that verifies it.</summary>
internal sealed class GetOwnPhone(PhoneReadiness readiness, CodeOptions codes, TimeProvider clock) : Operation<GetOwnPhoneRequest, GetOwnPhoneReply>
{
    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(GetOwnPhone), readOnly: true);

    public override async Task<Outcome<GetOwnPhoneReply>> HandleAsync(GetOwnPhoneRequest request, Caller caller, DbSession session)
    {
        var phone = await WorkforcePhoneStore.FindAsync(session, CredentialOwner.Read(caller.Owner).Id);
        var isPending = phone?.CodeId is not null && DateTimeOffset.FromUnixTimeMilliseconds(phone.SentAt) + codes.Lifetime > clock.GetUtcNow();
        return new GetOwnPhoneReply(
            PhoneNumber.Find(phone?.Number)?.Masked,
            phone?.VerifiedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            isPending ? PhoneNumber.Find(phone!.PendingNumber)?.Masked : null,
            readiness.CanSend);
    }
}
