using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

internal sealed record CreateServiceSpecificCredentialRequest : IUserRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    public string ServiceName { get; init; } = null!;
}

internal sealed record ServiceSpecificCredentialReply(ServiceCredentialView ServiceSpecificCredential);

/// <summary>The password is shown here and after a reset, and never again. Two for each service, so that one can replace the other.</summary>
internal sealed class CreateServiceSpecificCredential(SecretSource random, TimeProvider clock)
    : UserOperation<CreateServiceSpecificCredentialRequest, ServiceSpecificCredentialReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateServiceSpecificCredential));

    protected override AccessCheck Ask(AccessCheck check, CreateServiceSpecificCredentialRequest request) =>
        check.With("iam:ServiceSpecificCredentialServiceName", request.ServiceName);

    protected override async Task<Outcome<ServiceSpecificCredentialReply>> HandleAsync(
        CreateServiceSpecificCredentialRequest request, IamUser user, Caller caller, DbSession session)
    {
        // The user was looked up before the service is judged.
        if (!SupportedServices.Names.Contains(request.ServiceName))
        {
            return ServiceCredentialRefusals.NotSupported(request.ServiceName);
        }

        await IamUserStore.LockAsync(session, user.Id);
        var taken = (await ServiceCredentialStore.FindOfUserAsync(session, user.Id))
            .Where(other => other.Service == request.ServiceName).Select(static other => other.ServiceUserName).ToHashSet(StringComparer.Ordinal);
        var (password, hash) = ServicePassword.Draw(random);
        var credential = new ServiceCredential
        {
            Id = UniqueId.ServiceCredential + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            UserId = user.Id,
            Service = request.ServiceName,
            ServiceUserName = NamesOf(user).First(name => !taken.Contains(name)),
            PasswordHash = hash,
            Status = ServiceCredential.Active,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return await ServiceCredentialStore.InsertAsync(session, credential)
            ? new ServiceSpecificCredentialReply(ServiceCredentialView.Of(credential, user, password))
            : IamRefusals.LimitExceeded("ServiceSpecificCredentialsPerUser", IamQuotas.ServiceCredentialsPerUser);
    }

    private static IEnumerable<string> NamesOf(IamUser user) =>
        Enumerable.Range(0, IamQuotas.ServiceCredentialsPerUser + 1).Select(number => $"{user.Name}{(number == 0 ? "" : $"+{number}")}-at-{user.AccountId}");
}
