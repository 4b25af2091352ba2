using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What a sign-in leaves in the audit trail, in CloudTrail's words.</summary>
internal sealed class SignInRecords(AuditTrail audit, PublicAddress address)
{
    private const string Login = "ConsoleLogin";

    public async Task SucceededAsync(DbSession db, SignInAttempt attempt, HttpContext context) =>
        await audit.AppendAsync(db, Describe(attempt, Login, await IdentifyAsync(db, attempt), context) with
        {
            AdditionalEventData = LoginData(attempt, attempt.ProvedSerial),
        });

    public async Task RefusedAsync(DbSession db, SignInAttempt attempt, SignInEffect.AuditFailure failure, HttpContext context)
    {
        var identity = attempt.Kind == UserKind.Root
            ? AuditIdentities.OfRoot(attempt.AccountId)
            : AuditIdentities.OfRefusedUser(attempt.AccountId, attempt.UserId, attempt.UserName);
        await audit.AppendAsync(db, Describe(attempt, Login, identity, context) with
        {
            ResponseElements = new JsonObject { [Login] = "Failure" },
            AdditionalEventData = LoginData(attempt, attempt.ProvedSerial ?? failure.Serial),
            ErrorMessage = attempt is { Kind: UserKind.Iam, UserId: null } ? "No username found in supplied account" : "Failed authentication",
            PrivateReason = failure.PrivateReason,
            Succeeded = false,
        });
    }

    public async Task FactorAskedAsync(DbSession db, SignInAttempt attempt, string mfaType, HttpContext context) =>
        await audit.AppendAsync(db, Describe(attempt, "CheckMfa", await IdentifyAsync(db, attempt), context) with
        {
            AdditionalEventData = new JsonObject { ["MfaType"] = mfaType },
        });

    public async Task ResyncedAsync(DbSession db, SignInAttempt attempt, MfaDevice device, HttpContext context) =>
        await audit.AppendAsync(db, Describe(attempt, "ResyncMFADevice", await IdentifyAsync(db, attempt), context) with
        {
            AdditionalEventData = new JsonObject { ["MFAIdentifier"] = device.Serial },
        });

    public async Task EnrolledAsync(DbSession db, SignInAttempt attempt, string serial, HttpContext context) =>
        await audit.AppendAsync(db, Describe(attempt, "EnableMFADevice", await IdentifyAsync(db, attempt), context) with
        {
            AdditionalEventData = new JsonObject { ["MFAIdentifier"] = serial },
        });

    private static AuditEvent Describe(SignInAttempt attempt, string name, JsonObject identity, HttpContext context) => new()
    {
        EventName = name,
        EventSource = "signin.amazonaws.com",
        EventType = "AwsConsoleSignIn",
        RecipientAccountId = attempt.AccountId,
        UserIdentity = identity,
        ResponseElements = new JsonObject { [name] = "Success" },
        Succeeded = true,
        Origin = RequestOrigins.Of(context),
    };

    private JsonObject LoginData(SignInAttempt attempt, string? serial)
    {
        if (attempt.StepUpSession is not null)
        {
            return serial is null ? new() { ["CredentialType"] = "PASSWORD" } : new() { ["CredentialType"] = "MFA", ["MFAIdentifier"] = serial };
        }

        var data = new JsonObject { ["LoginTo"] = address.To(attempt.ReturnTo), ["MobileVersion"] = "No", ["MFAUsed"] = serial is null && !attempt.RecoveryCodeProved ? "No" : "Yes" };
        if (serial is not null)
        {
            data["MFAIdentifier"] = serial;
        }

        return data;
    }

    /// <summary>Only after the password: it names the user's ARN.</summary>
    private static async Task<JsonObject> IdentifyAsync(DbSession db, SignInAttempt attempt) =>
        attempt.Kind == UserKind.Root ? AuditIdentities.OfRoot(attempt.AccountId)
        : attempt.Kind == UserKind.Workforce ? AuditIdentities.OfWorkforce(attempt.AccountId!, attempt.DirectoryId!, attempt.UserId)
        : await IamUserStore.FindAsync(db, attempt.UserId!) is { } user ? AuditIdentities.OfUser(user)
        : AuditIdentities.OfRefusedUser(attempt.AccountId, attempt.UserId, attempt.UserName);
}
