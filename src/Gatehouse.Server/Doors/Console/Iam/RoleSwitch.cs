using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Doors.Browsers;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>How a person marks the role in the bar.</summary>
internal sealed record RoleMarks(string? DisplayName, string? Colour);

/// <summary>
/// Switches this browser to a role. Whoever acts in a role already switches as the person who came, not from role to role: the person's
/// own permissions decide, and there is one way back.
/// </summary>
internal sealed class RoleSwitch(Database database, BrowserSessions sessions, OperationRunner runner, IServiceProvider services, TimeProvider clock)
{
    /// <summary>Nothing when the browser acts in the role.</summary>
    public async Task<Refusal?> SwitchAsync(HttpContext context, Visitor visitor, AssumeRoleForBrowserRequest request, RoleMarks marks)
    {
        var caller = await FindCallerAsync(context, visitor);
        if (caller is null)
        {
            return new("SessionGone", RefusalKind.Conflict, "The session that this role was switched to from has ended.");
        }

        switch (await runner.RunAsync(services.GetRequiredService<AssumeRoleForBrowser>(), request, caller, context.RequestAborted))
        {
            case Outcome<TemporaryCredential>.Done { Value: var kept }:
                var role = new SwitchedRole(
                    kept.AccountId, kept.Facts.IssuerId, kept.Facts.IssuerName, kept.Facts.IssuerArn, kept.Name, caller.Arn, kept.Facts.MfaAt is not null)
                {
                    DisplayName = marks.DisplayName,
                    Colour = marks.Colour,
                };
                var token = await database.WriteAsync(
                    db => sessions.OpenSwitchedAsync(db, visitor.Session, role, kept.AccessKeyId, kept.ExpiresAt, "/console", context));
                sessions.Hand(context, token);
                return null;
            case Outcome<TemporaryCredential>.Refused { Refusal: var refusal }:
                return refusal;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private async Task<Caller?> FindCallerAsync(HttpContext context, Visitor visitor)
    {
        if (visitor.Session.BaseId is not { } baseId)
        {
            return visitor.Caller;
        }

        var origin = (await sessions.FindAllInBrowserAsync(context)).FirstOrDefault(each => each.Id == baseId);
        return origin is null
            ? null
            : (await database.ReadAsync(db => BrowserCallers.FindAsync(db, origin, RequestOrigins.Of(context), clock.GetUtcNow()), context.RequestAborted))?.Caller;
    }
}
