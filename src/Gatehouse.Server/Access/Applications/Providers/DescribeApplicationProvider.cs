using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications.Providers;

internal sealed record DescribeApplicationProviderRequest
{
    [Required]
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(ApplicationPatterns.ProviderArn)]
    public string ApplicationProviderArn { get; init; } = null!;
}

internal sealed class DescribeApplicationProvider : SsoOperation<DescribeApplicationProviderRequest, ApplicationProvider>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeApplicationProvider), readOnly: true);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(DescribeApplicationProviderRequest request, Caller caller, DbSession session) =>
        new([new AccessCheck(Action, request.ApplicationProviderArn)]);

    public override Task<Outcome<ApplicationProvider>> HandleAsync(DescribeApplicationProviderRequest request, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<ApplicationProvider>>(ApplicationProviders.Find(request.ApplicationProviderArn) is { } known
            ? known
            : SsoRefusals.NotFound($"Could not find ApplicationProvider with ARN {request.ApplicationProviderArn}."));
}
