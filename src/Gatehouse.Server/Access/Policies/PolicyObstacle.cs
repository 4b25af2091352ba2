using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies;

/// <summary>Nobody is deleted while policies hang on them: their rows would wait for whoever comes next.</summary>
internal sealed class PolicyObstacle : IPrincipalObstacle
{
    public async Task<string?> FindAsync(DbSession session, string principalId) =>
        (await AttachmentStore.FindAllAsync(session, principalId)).Count > 0 ? "detach all policies"
        : (await InlinePolicyStore.FindNamesAsync(session, principalId)).Count > 0 ? "delete policies"
        : null;
}
