using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Applications.Providers;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Applications;

internal sealed record CreateApplicationRequest : InstanceRequest
{
    [Required]
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(ApplicationPatterns.ProviderArn)]
    public string ApplicationProviderArn { get; init; } = null!;

    [Required]
    [Length(1, 100)]
    public string Name { get; init; } = null!;

    [Length(1, 128)]
    public string? Description { get; init; }

    public PortalOptions? PortalOptions { get; init; }

    [Count(0, 75)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    [OneOf(Application.Enabled, Application.Disabled)]
    public string? Status { get; init; }

    [Length(1, 64)]
    [Pattern(SsoPatterns.ClientToken)]
    public string? ClientToken { get; init; }
}

internal sealed record CreateApplicationReply
{
    public required string ApplicationArn { get; init; }

    public required string InstanceArn { get; init; }

    public required string IdentityStoreArn { get; init; }
}

/// <summary>A request that comes again with its token makes no second one.</summary>
internal sealed class CreateApplication(SecretSource random, TimeProvider clock) : InstanceOperation<CreateApplicationRequest, CreateApplicationReply>
{
    private const string Hexadecimal = "0123456789abcdef";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateApplication));

    public override Refusal? Validate(CreateApplicationRequest request) =>
        TagRules.FindProblem(request.Tags) ?? ApplicationAddress.FindProblem(request.PortalOptions?.SignInOptions);

    protected override AccessCheck Ask(AccessCheck check, CreateApplicationRequest request) => TagRules.Ask(check, request.Tags);

    protected override ValueTask<IReadOnlyList<AccessCheck>> FindFurtherChecksAsync(
        CreateApplicationRequest request, WorkforceDirectory? directory, DbSession session) => new([new AccessCheck(Action, request.ApplicationProviderArn)]);

    protected override async Task<Outcome<CreateApplicationReply>> HandleAsync(CreateApplicationRequest request, WorkforceDirectory directory, DbSession session)
    {
        if (ApplicationProviders.Find(request.ApplicationProviderArn) is null)
        {
            return SsoRefusals.NotFound($"Could not find ApplicationProvider with ARN {request.ApplicationProviderArn}.");
        }

        if (request.ClientToken is { } token && await ApplicationStore.FindByTokenAsync(session, directory.Id, token) is { } before)
        {
            return before.Name == request.Name ? Answer(before, directory) : SsoRefusals.Conflict("The ClientToken was used for another application.");
        }

        var application = Make(request, directory);
        if (!await ApplicationStore.InsertAsync(session, application))
        {
            return SsoRefusals.TooMany("applications", Application.MostPerDirectory);
        }

        await TagStore.PutAsync(session, application.Id, request.Tags ?? []);
        return await TagRules.FindTooManyAsync(session, application.Id) is { } tooMany ? tooMany : Answer(application, directory);
    }

    private Application Make(CreateApplicationRequest request, WorkforceDirectory directory) => new(
        "apl-" + random.Text(16, Hexadecimal),
        directory.Id,
        directory.AccountId,
        request.ApplicationProviderArn,
        request.Name,
        request.Description,
        request.Status != Application.Disabled,
        request.PortalOptions?.Visibility != Application.Disabled,
        request.PortalOptions?.SignInOptions?.Origin,
        request.PortalOptions?.SignInOptions?.ApplicationUrl,
        AssignmentRequired: true,
        BackgroundSessions: null,
        ActorPolicy: null,
        request.ClientToken,
        clock.GetUtcNow());

    private static CreateApplicationReply Answer(Application application, WorkforceDirectory directory) => new()
    {
        ApplicationArn = application.ArnIn(directory.InstanceId),
        InstanceArn = directory.InstanceArn,
        IdentityStoreArn = directory.StoreArn,
    };
}
