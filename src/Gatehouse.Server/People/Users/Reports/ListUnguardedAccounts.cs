using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Reports;

internal sealed record ListUnguardedAccountsRequest;

/// <param name="Accounts">The first of them, at most <see cref="ListUnguardedAccounts.Most"/>.</param>
internal sealed record ListUnguardedAccountsReply(IReadOnlyList<UnguardedAccount> Accounts);

/// <summary>The accounts of the installation whose root user has no MFA device, for its owner.</summary>
internal sealed class ListUnguardedAccounts : Operation<ListUnguardedAccountsRequest, ListUnguardedAccountsReply>
{
    public const int Most = 200;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListUnguardedAccounts), "signin.amazonaws.com", new OperationRule.Operator(), ReadOnly: true);

    public override async Task<Outcome<ListUnguardedAccountsReply>> HandleAsync(ListUnguardedAccountsRequest request, Caller caller, DbSession session) =>
        new ListUnguardedAccountsReply(await MfaStrengthStore.FindUnguardedAsync(session, Most));
}
