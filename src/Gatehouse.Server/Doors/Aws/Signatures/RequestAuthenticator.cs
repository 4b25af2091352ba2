using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Doors.Aws.Answers;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.People.Users.AccessKeys;

namespace Gatehouse.Server.Doors.Aws.Signatures;

/// <summary>The one place where a signature is believed. Every way in comes through here, and what it does not know is refused.</summary>
internal sealed class RequestAuthenticator(
    SigningKeys keys, AccessKeyUse uses, SignatureFailures failures, NetworkLimits limits, TimeProvider clock)
{
    private const string KeptFailures = "WrongSignature";

    public async Task<Authentication> AuthenticateAsync(SignableRequest request, AwsService service, RequestOrigin origin, HttpContext context)
    {
        // 1. What the request claims.
        switch (SignatureReader.Read(request))
        {
            case PresentedSignature.Missing:
                return new Authentication.Anonymous();
            case PresentedSignature.Unreadable unreadable:
                return new Authentication.Refused(AwsRefusals.Incomplete(unreadable.Message));
            case PresentedSignature.Found found:
                return await AuthenticateAsync(request, found, service, origin, context);
            default:
                return new Authentication.Refused(AwsRefusals.Unsigned);
        }
    }

    private async Task<Authentication> AuthenticateAsync(
        SignableRequest request, PresentedSignature.Found found, AwsService service, RequestOrigin origin, HttpContext context)
    {
        // 2. Whose key it is, read with every call.
        var key = await keys.FindAsync(found.AccessKeyId, found.SecurityToken, origin, context.RequestAborted);
        if (key is SigningKey.Expired)
        {
            return new Authentication.Refused(AwsRefusals.ExpiredSession);
        }

        if (key is not SigningKey.Live live)
        {
            return new Authentication.Refused(AwsRefusals.UnknownKey((key as SigningKey.Unknown)?.PrivateReason ?? ""));
        }

        // 3. Whether its secret signed this request, for this service, now.
        var rules = new SigV4Rules([service.Name], service.ClockTolerance);
        switch (SigV4Verifier.Verify(request, found, live.Secret, rules, clock.GetUtcNow()))
        {
            case SigV4Verdict.Authentic:
                // Only a right signature is a use: a guess must not make a forgotten key look alive.
                if (found.SecurityToken is null)
                {
                    uses.Note(found.AccessKeyId, found.Scope.Region, found.Scope.Service);
                }

                return new Authentication.Proved(live.Caller);
            case SigV4Verdict.Refused refused:
                // Who knows a key's id but not its secret must not keep the database busy.
                if (limits.TryPass(KeptFailures, context))
                {
                    await failures.KeepAsync(live.Caller, refused, origin, context.RequestAborted);
                }

                return new Authentication.Refused(AwsRefusals.WrongSignature(refused.Message));
            default:
                return new Authentication.Refused(AwsRefusals.Unsigned);
        }
    }
}
