using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal abstract record HandshakeRequest
{
    [Required]
    [Length(0, 34)]
    [Pattern(OrganizationPatterns.HandshakeId)]
    public string HandshakeId { get; init; } = null!;
}

/// <summary>
/// An operation on one handshake by one of its parties; to everybody else it is not there. What it changes waits for other changes of
/// the organization, and looks again afterwards.
/// </summary>
internal abstract class HandshakeOperation<TRequest>(TimeProvider clock) : Operation<TRequest, HandshakeReply>
    where TRequest : HandshakeRequest
{
    protected TimeProvider Clock { get; } = clock;

    public override JsonObject? Describe(TRequest request) => RequestRecord.Of(request);

    public sealed override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var found = await FindAsync(request, caller, session);
        return
        [
            new(((OperationRule.Iam)Declaration.Rule).Action, found is null
                ? $"arn:aws:organizations::{caller.AccountId}:handshake/*/*/{request.HandshakeId}"
                : found.Organization.ArnOfHandshake(found.Handshake.Action, found.Handshake.Id)),
        ];
    }

    public sealed override async Task<Outcome<HandshakeReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if (await FindAsync(request, caller, session) is not { } found)
        {
            return OrganizationRefusals.NoHandshake;
        }

        if (!Declaration.ReadOnly)
        {
            await OrganizationStore.LockAsync(session, found.Organization.Id);
            if (await FindAsync(request, caller, session) is not { } present)
            {
                return OrganizationRefusals.NoHandshake;
            }

            found = present;
        }

        return await HandleAsync(found, caller, session);
    }

    /// <summary>Changes it, or says why not.</summary>
    protected async Task<Refusal?> ChangeAsync(DbSession session, Handshake handshake, string from, string to)
    {
        var state = handshake.StateAt(Clock.GetUtcNow());
        return state == to ? new Refusal("HandshakeAlreadyInStateException", RefusalKind.Conflict, $"The handshake is already in the state {to}.")
            : state != from || !await HandshakeStore.ChangeAsync(session, handshake.Id, from, to, Clock.GetUtcNow())
                ? new Refusal("InvalidHandshakeTransitionException", RefusalKind.Conflict, $"A handshake in the state {state} can't become {to}.")
            : null;
    }

    protected abstract Task<Outcome<HandshakeReply>> HandleAsync(FoundHandshake found, Caller caller, DbSession session);

    private static async Task<FoundHandshake?> FindAsync(TRequest request, Caller caller, DbSession session)
    {
        if (await HandshakeStore.FindAsync(session, request.HandshakeId) is not { } handshake
            || await OrganizationStore.FindAsync(session, handshake.OrganizationId) is not { } organization
            || await AccountStore.FindAsync(session, AccountId.Get(caller.AccountId)) is not { } account)
        {
            return null;
        }

        var isOwner = organization.ManagementAccountId == account.Id;
        return isOwner || handshake.IsFor(account) ? new(handshake, organization, account, isOwner) : null;
    }
}

/// <param name="IsOwner">Whether the account is the one that manages the organization.</param>
internal sealed record FoundHandshake(Handshake Handshake, Organization Organization, Account Account, bool IsOwner);
