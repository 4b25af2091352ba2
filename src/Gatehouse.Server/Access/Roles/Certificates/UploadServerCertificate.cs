using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal sealed record UploadServerCertificateRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? Path { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string ServerCertificateName { get; init; } = null!;

    [Required]
    [Length(1, 16384)]
    [Pattern(IamPatterns.Document)]
    public string CertificateBody { get; init; } = null!;

    [Required]
    [Secret]
    [Length(1, 16384)]
    [Pattern(IamPatterns.Document)]
    public string PrivateKey { get; init; } = null!;

    [Length(1, 2097152)]
    [Pattern(IamPatterns.Document)]
    public string? CertificateChain { get; init; }

    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record UploadServerCertificateReply
{
    public required ServerCertificateMetadata ServerCertificateMetadata { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed class UploadServerCertificate(Sealer sealer, SecretSource random, TimeProvider clock)
    : IamOperation<UploadServerCertificateRequest, UploadServerCertificateReply>
{
    private DateTimeOffset expires;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(UploadServerCertificate));

    public override Refusal? Validate(UploadServerCertificateRequest request) => TagRules.FindProblem(request.Tags);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(UploadServerCertificateRequest request, Caller caller, DbSession session) =>
        new(TagRules.AskToCreate(
            new("iam:UploadServerCertificate", ServerCertificate.ArnOf(caller.AccountId, request.Path ?? "/", request.ServerCertificateName)), "iam:TagServerCertificate", request.Tags));

    public override ValueTask<Refusal?> PrepareAsync(UploadServerCertificateRequest request, Caller caller, CancellationToken cancellation)
    {
        var judged = CertificateRules.Judge(request.CertificateBody, request.PrivateKey, request.CertificateChain);
        expires = judged is Outcome<DateTimeOffset>.Done { Value: var at } ? at : default;
        return new((judged as Outcome<DateTimeOffset>.Refused)?.Refusal);
    }

    public override async Task<Outcome<UploadServerCertificateReply>> HandleAsync(UploadServerCertificateRequest request, Caller caller, DbSession session)
    {
        var certificate = new ServerCertificate(
            UniqueId.ServerCertificate + random.Text(UniqueId.RandomLength, UniqueId.Alphabet),
            caller.AccountId,
            request.ServerCertificateName,
            request.Path ?? "/",
            request.CertificateBody,
            request.CertificateChain,
            sealer.Seal(ServerCertificate.Purpose, request.PrivateKey),
            clock.GetUtcNow(),
            expires);
        await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        if (!await ServerCertificateStore.InsertAsync(session, certificate))
        {
            return await ServerCertificateStore.FindAsync(session, caller.AccountId, certificate.Name) is not null
                ? CertificateRefusals.AlreadyExists(certificate.Name)
                : IamRefusals.LimitExceeded("ServerCertificatesPerAccount", ServerCertificate.MostPerAccount);
        }

        await TagStore.PutAsync(session, certificate.Id, request.Tags ?? []);
        return new UploadServerCertificateReply
        {
            ServerCertificateMetadata = ServerCertificateMetadata.Of(certificate),
            Tags = request.Tags is { Count: > 0 } tags ? tags : null,
        };
    }
}
