using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

internal sealed record ListAccountAliasesRequest([Length(1, 320)] string? Marker = null, [Range(1, 1000)] int? MaxItems = null);

/// <summary>There is at most one, so the list is never cut.</summary>
internal sealed record ListAccountAliasesReply(IReadOnlyList<string> AccountAliases, bool IsTruncated = false);

internal sealed class ListAccountAliases : Operation<ListAccountAliasesRequest, ListAccountAliasesReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListAccountAliases), "iam.amazonaws.com", new OperationRule.Iam("iam:ListAccountAliases", "*"), ReadOnly: true);

    public override Refusal? Validate(ListAccountAliasesRequest request) =>
        request.MaxItems is < 1 or > 1000 || request.Marker is { Length: 0 or > 320 }
            ? new("ValidationError", RefusalKind.Malformed, "MaxItems is 1 to 1000; Marker has 1 to 320 characters.")
            : null;

    public override async Task<Outcome<ListAccountAliasesReply>> HandleAsync(ListAccountAliasesRequest request, Caller caller, DbSession session) =>
        new ListAccountAliasesReply(
            await AccountStore.FindAsync(session, AccountId.Get(caller.AccountId)) is { Alias: { } alias } ? [alias] : []);
}
