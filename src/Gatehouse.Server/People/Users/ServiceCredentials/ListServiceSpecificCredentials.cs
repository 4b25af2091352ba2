using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

internal sealed record ListServiceSpecificCredentialsRequest : IUserRequest, IPagedRequest
{
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    public string? ServiceName { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

/// <param name="IsTruncated">Absent where no page was asked for.</param>
internal sealed record ListServiceSpecificCredentialsReply(IReadOnlyList<ServiceCredentialView> ServiceSpecificCredentials, string? Marker, bool? IsTruncated);

/// <summary>The credentials without their passwords.</summary>
internal sealed class ListServiceSpecificCredentials : UserOperation<ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListServiceSpecificCredentials), readOnly: true);

    protected override async Task<Outcome<ListServiceSpecificCredentialsReply>> HandleAsync(
        ListServiceSpecificCredentialsRequest request, IamUser user, Caller caller, DbSession session)
    {
        if (request.ServiceName is { } service && !SupportedServices.Names.Contains(service))
        {
            return ServiceCredentialRefusals.NotSupported(service);
        }

        var all = (await ServiceCredentialStore.FindOfUserAsync(session, user.Id)).Where(each => request.ServiceName is null || each.Service == request.ServiceName);
        var isPaged = request.Marker is not null || request.MaxItems is not null;
        return await PagedAnswer.MakeAsync(
            request,
            [.. all],
            static credential => credential.Id,
            (credentials, next) => new ListServiceSpecificCredentialsReply(
                [.. credentials.Select(credential => ServiceCredentialView.Of(credential, user))], next, isPaged ? next is not null : null));
    }
}
