using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal interface IInstanceProfileRequest
{
    string InstanceProfileName { get; }
}

/// <summary>An operation on one instance profile of the caller's account.</summary>
internal abstract class InstanceProfileOperation<TRequest, TReply> : IamOperation<TRequest, TReply>
    where TRequest : IInstanceProfileRequest
{
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var profile = await InstanceProfileStore.FindAsync(session, caller.AccountId, request.InstanceProfileName);
        var check = new AccessCheck(
            ((OperationRule.Iam)Declaration.Rule).Action,
            profile?.Arn ?? InstanceProfile.ArnOf(caller.AccountId, "/", request.InstanceProfileName));
        return [Ask(profile is null ? check : TagRules.AskOfResource(check, await TagStore.FindAllAsync(session, profile.Id)), request)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        await InstanceProfileStore.FindAsync(session, caller.AccountId, request.InstanceProfileName) is { } profile
            ? await HandleAsync(request, profile, caller, session)
            : IamRefusals.NoSuchEntity($"Instance Profile {request.InstanceProfileName} cannot be found.");

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, InstanceProfile profile, Caller caller, DbSession session);
}
