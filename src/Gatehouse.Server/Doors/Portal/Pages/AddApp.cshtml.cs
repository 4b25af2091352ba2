using Gatehouse.Server.People.Directory.Own;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>One more authenticator app of the visitor's.</summary>
internal sealed class AddAppModel(PortalTools tools, TotpEnrolment enrolment) : PortalPage(tools)
{
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? DeviceName { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public TotpSecret Secret { get; private set; } = null!;

    public string Picture => "data:image/png;base64," + Convert.ToBase64String(Secret.QrPng);

    protected override bool AsksForProof => true;

    public void OnGet()
    {
        DeviceName = Words["MfaFirstName"];
        Show();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), Words["CodeMissing"]);
            Show();
            return Page();
        }

        var request = new CompleteVirtualMfaDeviceRegistrationRequest(
            DeviceName ?? "", Token ?? "", Code, await Tools.FindKnownBrowserAsync(HttpContext, Visitor));
        if (RefusalOf(await RunAsync(New<CompleteVirtualMfaDeviceRegistration>(), request)) is not { } refusal)
        {
            return Finish("mfa", "MfaAdded");
        }

        if (refusal == OwnDirectory.DeviceNameWrong || refusal == FactorRefusals.NameTaken)
        {
            ModelState.AddModelError(nameof(DeviceName), Words[refusal == FactorRefusals.NameTaken ? "DeviceNameTaken" : "DeviceNameWrong"]);
        }
        else if (refusal.Code is FactorRefusals.WrongCode or FactorRefusals.Throttling)
        {
            ModelState.AddModelError(nameof(Code), Words["CodeWrong", WaitMinutes.Of(refusal.RetryAfter ?? TimeSpan.Zero)]);
        }
        else
        {
            Problem = Words[refusal == FactorRefusals.LimitExceeded ? "MfaFull" : "ChangedMeanwhile"];
        }

        Show();
        return Page();
    }

    /// <summary>The same secret for a form that came back, so that the app need not be set up twice.</summary>
    private void Show()
    {
        var (owner, name, place) = (Visitor.User.Owner, Visitor.User.UserName, Visitor.Directory.Address);
        var started = (Token is null ? null : enrolment.Find(Token, owner, name, place)) ?? enrolment.Start(owner, name, place);
        (Token, Secret) = (started.Token, started.Secret);
        ModelState.Remove(nameof(Token));
    }
}
