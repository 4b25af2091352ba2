using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record ChooseSubdomainRequest
{
    [Required]
    [Length(3, 63)]
    public string Subdomain { get; init; } = null!;
}

/// <summary>The portal's own address, once and for all: people keep it, and so do the configurations of their programs.</summary>
internal sealed class ChooseSubdomain : DirectoryOperation<ChooseSubdomainRequest, Nothing>
{
    public const string Unfit = "SubdomainUnfit";
    public const string Taken = "SubdomainTaken";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ChooseSubdomain), "sso-directory:CreateAlias");

    /// <summary>A name beginning like an id could be mistaken for one, and a host's label neither begins nor ends with a hyphen (RFC 1035, section 2.3.1).</summary>
    public override Refusal? Validate(ChooseSubdomainRequest request) =>
        request.Subdomain.All(static each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each == '-')
            && !request.Subdomain.StartsWith("d-", StringComparison.Ordinal) && request.Subdomain[0] != '-' && request.Subdomain[^1] != '-'
            ? null
            : new Refusal(Unfit, RefusalKind.Malformed, "A subdomain is made of a-z, 0-9 and hyphens inside, and does not begin with d-.");

    protected override async Task<Outcome<Nothing>> HandleAsync(ChooseSubdomainRequest request, WorkforceDirectory directory, Caller caller, DbSession session) =>
        await WorkforceDirectoryStore.SetSubdomainAsync(session, directory.Id, request.Subdomain)
            ? Nothing.Value
            : new Refusal(Taken, RefusalKind.Conflict, "The subdomain is taken, or this directory has chosen already.");
}
