using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record ChangeDirectoryRequest
{
    [Length(1, 64)]
    public string? Name { get; init; }

    [Range(15, 129600)]
    public int SessionMinutes { get; init; }

    [Required]
    [OneOf(nameof(MfaMode.Never), nameof(MfaMode.WhenNew), nameof(MfaMode.Always))]
    public string Mfa { get; init; } = null!;

    [Required]
    [OneOf(nameof(Factors.WithoutDevice.Enrol), nameof(Factors.WithoutDevice.EmailCode), nameof(Factors.WithoutDevice.Block), nameof(Factors.WithoutDevice.LetIn))]
    public string WithoutDevice { get; init; } = null!;

    public bool AllowsAuthenticatorApps { get; init; }

    public bool AllowsPasskeys { get; init; }

    public bool AllowsTrustedDevices { get; init; }

    public bool AllowsTextCodes { get; init; }

    public bool AllowsDeviceCodes { get; init; }

    public bool AllowsPasswordReset { get; init; }
}

/// <summary>What holds for everybody of the directory, from their next sign-in on.</summary>
internal sealed class ChangeDirectory : DirectoryOperation<ChangeDirectoryRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ChangeDirectory), "sso:UpdateSsoConfiguration") with { AsksForProof = true };

    public override Refusal? Validate(ChangeDirectoryRequest request) =>
        !request.AllowsAuthenticatorApps && !request.AllowsPasskeys && request is { WithoutDevice: nameof(Factors.WithoutDevice.Enrol), Mfa: not nameof(MfaMode.Never) }
            ? StoreRefusals.Invalid("People cannot register a device when no kind of device is allowed.")
            : null;

    protected override async Task<Outcome<Nothing>> HandleAsync(ChangeDirectoryRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        await WorkforceDirectoryStore.SetNameAsync(session, directory.Id, request.Name);
        await WorkforceDirectoryStore.SetSettingsAsync(session, directory.Id, directory.Settings with
        {
            SessionLength = TimeSpan.FromMinutes(request.SessionMinutes),
            Mfa = Enum.Parse<MfaMode>(request.Mfa),
            WithoutDevice = Enum.Parse<WithoutDevice>(request.WithoutDevice),
            AllowsAuthenticatorApps = request.AllowsAuthenticatorApps,
            AllowsPasskeys = request.AllowsPasskeys,
            AllowsTrustedDevices = request.AllowsTrustedDevices,
            AllowsTextCodes = request.AllowsTextCodes,
            AllowsDeviceCodes = request.AllowsDeviceCodes,
            AllowsPasswordReset = request.AllowsPasswordReset,
        });
        return Nothing.Value;
    }
}
