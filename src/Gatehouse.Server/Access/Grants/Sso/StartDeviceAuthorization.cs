using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Sso;

internal sealed record StartDeviceAuthorizationRequest
{
    [Required]
    [Length(1, 256)]
    public string? ClientId { get; init; }

    [Required]
    [Secret]
    [Length(1, 4096)]
    public string? ClientSecret { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? StartUrl { get; init; }
}

internal sealed record StartDeviceAuthorizationReply(
    string DeviceCode, string UserCode, string VerificationUri, string VerificationUriComplete, long ExpiresIn, long Interval);

/// <summary>A program without a browser asks for a person (RFC 8628, section 3.1): it gets a code to wait with, and one to show.</summary>
internal sealed class StartDeviceAuthorization(SsoStartUrls startUrls, SsoEndpoints endpoints, SsoOptions options, SecretSource random, TimeProvider clock)
    : Operation<StartDeviceAuthorizationRequest, StartDeviceAuthorizationReply>
{
    private const int Draws = 20;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(StartDeviceAuthorization), RegisterClient.Source, new OperationRule.Anyone("sso-device"));

    public override async Task<Outcome<StartDeviceAuthorizationReply>> HandleAsync(StartDeviceAuthorizationRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();

        // 1. The client, and that it said it would do this.
        if (await SsoClientStore.FindAsync(session, request.ClientId!, request.ClientSecret!, now) is not { } client)
        {
            return SsoRefusals.UnknownClient;
        }

        if (!client.GrantTypes.Contains(SsoGrantTypes.DeviceCode))
        {
            return SsoRefusals.NotForClient("The client did not register for device codes.");
        }

        // 2. Whose people may answer; a client of one directory does not ask another's.
        if (await startUrls.FindAsync(session, request.StartUrl) is not { } directory || (client.DirectoryId is { } own && own != directory.Id))
        {
            return SsoRefusals.Invalid("startUrl names no directory that this client can use.");
        }

        if (!directory.Settings.AllowsDeviceCodes)
        {
            return SsoRefusals.NotForClient("This directory does not allow device codes. Sign in without --use-device-code.");
        }

        // 3. Two codes: one that nobody guesses, one that a person can type.
        for (var draw = 0; draw < Draws; draw++)
        {
            var (code, userCode) = (random.Token(), UserCode.Draw(random));
            var row = new SsoDeviceCode(
                client.Id, client.Name, directory.Id, client.Scopes, caller.Origin.Address, SsoDeviceCode.Waiting, random.Token(12), null, now, now + options.DeviceCodeLifetime);
            if (await SsoDeviceCodeStore.InsertAsync(session, code, userCode, row))
            {
                return new StartDeviceAuthorizationReply(
                    code,
                    userCode,
                    endpoints.Device,
                    endpoints.DeviceWith(userCode),
                    (long)options.DeviceCodeLifetime.TotalSeconds,
                    (long)Math.Ceiling(options.PollInterval.TotalSeconds));
            }
        }

        throw new InvalidOperationException("No free user code was drawn.");
    }

    public override JsonObject Describe(StartDeviceAuthorizationRequest request) => new()
    {
        ["clientId"] = request.ClientId,
        ["clientSecret"] = SsoRecords.Hidden,
        ["startUrl"] = request.StartUrl,
    };
}
