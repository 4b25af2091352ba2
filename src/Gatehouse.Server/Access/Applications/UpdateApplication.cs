using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications;

internal sealed record UpdateApplicationRequest : ApplicationRequest
{
    [Length(1, 100)]
    public string? Name { get; init; }

    [Length(1, 128)]
    public string? Description { get; init; }

    [OneOf(Application.Enabled, Application.Disabled)]
    public string? Status { get; init; }

    public UpdateApplicationPortalOptions? PortalOptions { get; init; }
}

internal sealed class UpdateApplication : ApplicationOperation<UpdateApplicationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateApplication));

    public override Refusal? Validate(UpdateApplicationRequest request) => ApplicationAddress.FindProblem(request.PortalOptions?.SignInOptions);

    protected override async Task<Outcome<Nothing>> HandleAsync(UpdateApplicationRequest request, FoundApplication found, DbSession session)
    {
        var (now, signIn) = (found.Application, request.PortalOptions?.SignInOptions);
        await ApplicationStore.UpdateAsync(session, now with
        {
            Name = request.Name ?? now.Name,
            Description = request.Description ?? now.Description,
            IsEnabled = request.Status is { } status ? status == Application.Enabled : now.IsEnabled,
            SignInOrigin = signIn is null ? now.SignInOrigin : signIn.Origin,
            Url = signIn is null ? now.Url : signIn.ApplicationUrl,
        });
        return Nothing.Value;
    }
}
