using System.Globalization;
using Gatehouse.Policies.Conditions;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>Everything that conditions may ask about a call (IAM User Guide, "AWS global condition context keys").</summary>
internal sealed class RequestContext(PublicAddress address, PlaceOptions place, TimeProvider clock)
{
    /// <param name="standing">Its tags are those of the user or role itself; a session's own tags win over them.</param>
    public ConditionContext Of(Caller caller, AccessCheck check, Standing standing)
    {
        var now = clock.GetUtcNow();
        var context = new ConditionContext()
            .Add("aws:CurrentTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .Add("aws:EpochTime", Number(now.ToUnixTimeSeconds()))
            .Add("aws:SourceIp", caller.Origin.Address)
            .Add("aws:UserAgent", caller.Origin.UserAgent)
            .Add("aws:SecureTransport", address.IsHttps || caller.Origin.TlsVersion.Length > 0 ? "true" : "false")
            .Add("aws:RequestedRegion", place.Region)
            .Add("aws:PrincipalIsAWSService", "false")
            .Add("aws:ViaAWSService", "false")
            .Add("aws:ResourceAccount", check.ResourceAccountId ?? caller.AccountId);
        AddPrincipal(context, caller, standing.Tags);
        AddOrganization(context, caller, check, standing.Organization);
        AddSession(context, caller, now);
        foreach (var (key, values) in check.Conditions)
        {
            context.Add(key, [.. values]);
        }

        return context;
    }

    private static void AddPrincipal(ConditionContext context, Caller caller, IReadOnlyList<Tag> tags)
    {
        context
            .Add("aws:PrincipalArn", caller.Kind == Principals.AssumedRole ? caller.Session!.IssuerArn : caller.Arn)
            .Add("aws:PrincipalAccount", caller.AccountId)
            .Add("aws:PrincipalType", TypeOf(caller))
            .Add("aws:userid", caller.PrincipalId)
            .AddIf("aws:username", caller.UserName);
        foreach (var tag in tags)
        {
            context.Add("aws:PrincipalTag/" + tag.Key, tag.Value);
        }
    }

    /// <summary>Of a resource elsewhere nothing is known but its account.</summary>
    private static void AddOrganization(ConditionContext context, Caller caller, AccessCheck check, OrganizationStanding? organization)
    {
        if (organization is null)
        {
            return;
        }

        context.Add("aws:PrincipalOrgID", organization.Id).Add("aws:PrincipalOrgPaths", organization.Path);
        if (check.ResourceAccountId is null || check.ResourceAccountId == caller.AccountId)
        {
            context.Add("aws:ResourceOrgID", organization.Id).Add("aws:ResourceOrgPaths", organization.Path);
        }
    }

    /// <summary>
    /// MFA is only known of temporary credentials and browsers; with a long-term key the keys are absent, which is why policies
    /// ask with <c>BoolIfExists</c>. A code that came along with the call itself speaks for a long-term key, too.
    /// </summary>
    private static void AddSession(ConditionContext context, Caller caller, DateTimeOffset now)
    {
        if (caller is { Session: null, AccessKeyId: not null, MfaAt: null })
        {
            return;
        }

        context.Add("aws:MultiFactorAuthPresent", caller.MfaAt is null ? "false" : "true");
        if (caller.MfaAt is { } proved)
        {
            context.Add("aws:MultiFactorAuthAge", Number((long)(now - proved).TotalSeconds));
        }

        if (caller.Session is not { } session)
        {
            return;
        }

        context
            .Add("aws:TokenIssueTime", session.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .AddIf("aws:SourceIdentity", session.SourceIdentity);
        foreach (var (key, value) in session.Tags)
        {
            context.Add("aws:PrincipalTag/" + key, value);
        }

        foreach (var (key, values) in session.Claims)
        {
            context.Add(key, [.. values]);
        }
    }

    private static string TypeOf(Caller caller) => caller.Kind switch
    {
        "Root" => "Account",
        IamUser.Kind => "User",
        _ => caller.Kind,
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
