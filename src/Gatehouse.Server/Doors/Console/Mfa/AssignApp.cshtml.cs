using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.Devices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>A new authenticator app: its name, its secret key, and two codes that show that the key arrived.</summary>
internal sealed class AssignAppModel(PageTools tools) : MfaPage(tools)
{
    /// <summary>Chosen on the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? DeviceName { get; set; }

    /// <summary>The secret key, sealed: it travels through the form and is stored nowhere until its codes were right.</summary>
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Code1 { get; set; }

    [BindProperty]
    public string? Code2 { get; set; }

    public TotpSecret Secret { get; private set; } = null!;

    public string Picture => "data:image/png;base64," + Convert.ToBase64String(Secret.QrPng);

    protected override bool AsksForProof => true;

    public IActionResult OnGet() => CanHaveDevices ? Show() : Redirect(List);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!CanHaveDevices)
        {
            return Redirect(List);
        }

        Require(nameof(DeviceName), DeviceName, Words["MfaNameMissing"]);
        Require(nameof(Code1), Code1, Words["MfaCode1Missing"]);
        Require(nameof(Code2), Code2, Words["MfaCode2Missing"]);
        if (!ModelState.IsValid)
        {
            return Show();
        }

        var request = new AddAuthenticatorAppRequest(DeviceName!.Trim(), Token ?? "", Code1!, Code2!, await FindKnownBrowserAsync());
        var answer = await AskAsync(New<AddAuthenticatorApp>(), request);
        return answer.Refusal is not { } refusal ? Finish(List, "MfaAdded")
            : TellRefusal(refusal, answer.Missing, nameof(Code2), nameof(DeviceName)) ?? Show();
    }

    /// <summary>The same key as before, as long as it is good: the app has it already.</summary>
    private PageResult Show()
    {
        var enrolment = New<TotpEnrolment>();
        var (name, account) = (OwnerNames.Of(Visitor.Caller), Visitor.Account.Alias ?? Visitor.Account.Id.Digits);
        var started = enrolment.Find(Token ?? "", Owner, name, account) ?? enrolment.Start(Owner, name, account);
        (Token, Secret) = (started.Token, started.Secret);
        ModelState.Remove(nameof(Token));
        return Page();
    }
}
