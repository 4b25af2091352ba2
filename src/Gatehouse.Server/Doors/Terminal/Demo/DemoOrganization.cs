using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Handshakes;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>Brings the demo's accounts into one organization, as their root users would; what stands already stays as it is.</summary>
internal sealed class DemoOrganization(IServiceProvider services, Account management)
{
    private const string Unit = "Workloads";

    private readonly Database database = services.GetRequiredService<Database>();
    private readonly Caller root = SigningKeys.RootOf(management, RequestOrigin.Server);

    /// <summary>Whether somebody came in now. A start that was cut short is finished by the next one.</summary>
    public async Task<bool> MeetAsync(IEnumerable<Account> others, CancellationToken cancellation)
    {
        if (await FindAsync(management, cancellation) is null)
        {
            await RunAsync<CreateOrganization, CreateOrganizationRequest, OrganizationReply>(new(), root, cancellation);
        }

        var came = false;
        foreach (var account in others)
        {
            if (await FindAsync(account, cancellation) is null)
            {
                var invited = await RunAsync<InviteAccountToOrganization, InviteAccountToOrganizationRequest, HandshakeReply>(
                    new() { Target = new() { Id = account.Id.Digits, Type = Handshake.AccountParty } }, root, cancellation);
                await RunAsync<AcceptHandshake, AcceptHandshakeRequest, HandshakeReply>(
                    new() { HandshakeId = invited.Handshake.Id }, SigningKeys.RootOf(account, RequestOrigin.Server), cancellation);
                await MoveAsync(account, cancellation);
                came = true;
            }
        }

        return came;
    }

    private async Task MoveAsync(Account account, CancellationToken cancellation)
    {
        var organization = (await FindAsync(management, cancellation))!.Organization;
        var units = await database.ReadAsync(session => OrganizationUnitStore.FindAllAsync(session, organization.Id), cancellation);
        var unit = units.FirstOrDefault(static each => each.Name == Unit)?.Id
            ?? (await RunAsync<CreateOrganizationalUnit, CreateOrganizationalUnitRequest, UnitReply>(
                new() { ParentId = organization.RootId, Name = Unit }, root, cancellation)).OrganizationalUnit.Id;
        await RunAsync<MoveAccount, MoveAccountRequest, Nothing>(
            new() { AccountId = account.Id.Digits, SourceParentId = organization.RootId, DestinationParentId = unit }, root, cancellation);
    }

    private Task<Membership?> FindAsync(Account account, CancellationToken cancellation) =>
        database.ReadAsync(session => OrganizationStore.FindMembershipAsync(session, account.Id.Digits), cancellation);

    private async Task<TReply> RunAsync<TOperation, TRequest, TReply>(TRequest request, Caller caller, CancellationToken cancellation)
        where TOperation : Operation<TRequest, TReply> =>
        await services.GetRequiredService<OperationRunner>().RunAsync(services.GetRequiredService<TOperation>(), request, caller, cancellation) switch
        {
            Outcome<TReply>.Done { Value: var reply } => reply,
            Outcome<TReply>.Refused { Refusal: var refusal } => throw new RefusedException($"The demo's organization cannot be made: {refusal.PublicText}"),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
}
