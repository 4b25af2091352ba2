using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal interface IServerCertificateRequest
{
    string ServerCertificateName { get; }
}

/// <summary>An operation on one server certificate of the caller's account.</summary>
internal abstract class ServerCertificateOperation<TRequest, TReply> : IamOperation<TRequest, TReply>
    where TRequest : IServerCertificateRequest
{
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var certificate = await ServerCertificateStore.FindAsync(session, caller.AccountId, request.ServerCertificateName);
        var check = new AccessCheck(
            ((OperationRule.Iam)Declaration.Rule).Action,
            certificate?.Arn ?? ServerCertificate.ArnOf(caller.AccountId, "/", request.ServerCertificateName));
        return [Ask(certificate is null ? check : TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, certificate.Id)), request)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        await ServerCertificateStore.FindAsync(session, caller.AccountId, request.ServerCertificateName) is { } certificate
            ? await HandleAsync(request, certificate, caller, session)
            : IamRefusals.NoSuchEntity($"The Server Certificate with name {request.ServerCertificateName} cannot be found.");

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, ServerCertificate certificate, Caller caller, DbSession session);
}
