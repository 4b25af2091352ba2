using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access.Grants;

/// <summary>Who a login's keys are for, kept with its code and its grant as JSON.</summary>
/// <param name="Kind">As <see cref="TemporaryCredential.Kind"/>.</param>
/// <param name="Name">The role session's, the user's or the root user's name.</param>
/// <param name="Owner">Whose proof stands behind it: with that it falls.</param>
/// <param name="Until">When the browser's session would end; no key outlives it.</param>
internal sealed record LoginPrincipal(string Kind, string AccountId, string Name, string Owner, CallerSession Facts, DateTimeOffset Until)
{
    public const string GivenBy = "SignIn";

    /// <param name="sessionEnds">When the browser's session ends.</param>
    public static LoginPrincipal Of(Caller caller, DateTimeOffset now, DateTimeOffset sessionEnds) => new(
        caller.Kind,
        caller.AccountId,
        caller.UserName ?? caller.PrincipalId[(caller.PrincipalId.IndexOf(':', StringComparison.Ordinal) + 1)..],
        caller.IssuedBy ?? caller.Owner,
        caller.Session ?? new CallerSession(caller.Arn, caller.PrincipalId, caller.UserName ?? "root", now) { GivenBy = GivenBy, MfaAt = caller.MfaAt },
        sessionEnds);

    public TemporaryCredential ToCredential() => new("", Kind, AccountId, Name, Owner, Facts, Until);
}
