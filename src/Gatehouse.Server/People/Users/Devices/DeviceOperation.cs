using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>An operation on one virtual device of the caller's account, whoever uses it. Policies are asked about the device's own ARN.</summary>
internal abstract class DeviceOperation<TRequest, TReply> : IamOperation<TRequest, TReply>
    where TRequest : IDeviceRequest
{
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var check = new AccessCheck(((OperationRule.Iam)Declaration.Rule).Action, request.SerialNumber);
        return [Ask(TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, request.SerialNumber)), request)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        await MfaDeviceStore.FindAsync(session, caller.AccountId, request.SerialNumber) is { } device
            ? await HandleAsync(request, device, caller, session)
            : FactorRefusals.NotFound(request.SerialNumber);

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, MfaDevice device, Caller caller, DbSession session);
}
