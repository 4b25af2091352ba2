using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Grants.Delegation;
using Gatehouse.Server.Doors.Aws;
using Gatehouse.Server.Doors.Aws.Answers;
using Gatehouse.Server.Doors.Aws.Dispatch;
using Gatehouse.Server.Doors.Aws.Signatures;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>CreateTokenWithIAM: the one operation of sso-oidc that is signed. Who it is comes from the signature alone.</summary>
internal sealed class TokenWithIamEndpoint(RequestAuthenticator authenticator, OperationRunner runner)
{
    private const int LargestBody = 64 * 1024;

    private static readonly AwsService Service = new("sso-oauth", AwsDialect.RestJson) { Form = WireForm.CamelJson };

    public static bool Means(HttpRequest request) => request.Query["aws_iam"] == "t";

    public async Task AnswerAsync(HttpContext context)
    {
        // 1. Taken down whole: the signature is over what stood on the wire.
        if (await SignableRequests.ReadAsync(context, LargestBody) is not { } signable)
        {
            await RefuseAsync(context, AwsRefusals.TooLarge);
            return;
        }

        // 2. Whose signature it is. Nothing of the body was believed until here.
        var origin = RequestOrigins.Of(context);
        switch (await authenticator.AuthenticateAsync(signable, Service, origin, context))
        {
            case Authentication.Refused { Refusal: var refusal }:
                await RefuseAsync(context, refusal);
                return;
            case Authentication.Proved { Caller: var caller }:
                var outcome = RequestBody.Read<CreateTokenWithIAMRequest>(signable.Body.Span) switch
                {
                    Outcome<CreateTokenWithIAMRequest>.Done { Value: var request } => await runner.RunAsync(
                        context.RequestServices.GetRequiredService<CreateTokenWithIAM>(), request, caller, context.RequestAborted),
                    Outcome<CreateTokenWithIAMRequest>.Refused unread => unread.Refusal,
                    _ => throw new InvalidOperationException("An outcome is done or refused."),
                };
                await OidcEndpoints.WriteAsync(context, outcome);
                return;
            default:
                await RefuseAsync(context, AwsRefusals.Unsigned);
                return;
        }
    }

    /// <summary>Signatures are refused as every service of AWS does it.</summary>
    private static Task RefuseAsync(HttpContext context, Refusal refusal) =>
        AnswerWriter.SendAsync(context, AnswerWriter.Refuse(new(Service, AwsDialect.RestJson), refusal, context.TraceIdentifier), refusal.RetryAfter);
}
