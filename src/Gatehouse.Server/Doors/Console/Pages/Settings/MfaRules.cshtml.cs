using System.Globalization;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users.MfaRules;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

/// <summary>Of whom the account wants MFA.</summary>
internal sealed class MfaRulesModel(PageTools tools) : IamPage(tools)
{
    [BindProperty]
    public bool RequireRoot { get; set; }

    [BindProperty]
    public string? GraceDays { get; set; }

    [BindProperty]
    public bool RequireUsers { get; set; }

    public string? GraceEnds { get; private set; }

    protected override bool AsksForProof => true;

    public async Task OnGetAsync()
    {
        var rules = await FindRulesAsync();
        (RequireRoot, RequireUsers) = (rules.RequiresRoot, rules.RequiresUsers);
        GraceDays = rules.RootGraceDays.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var days = string.IsNullOrWhiteSpace(GraceDays) ? 0 : int.TryParse(GraceDays, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        var answer = await AskAsync(New<PutAccountMfaRules>(), new(RequireRoot, days, RequireUsers));
        if (answer.Refusal is { Code: PutAccountMfaRules.Invalid })
        {
            Tell(nameof(GraceDays), Words["MfaGraceDaysInvalid", AccountMfaRules.MostGraceDays]);
        }
        else if (Accept(answer))
        {
            return Finish("/console/account", "MfaRules");
        }

        await FindRulesAsync();
        return Page();
    }

    private async Task<AccountMfaRules> FindRulesAsync()
    {
        var rules = await ReadAsync(New<GetAccountMfaRules>(), new());
        GraceEnds = rules.RootGraceEnds is { } ends ? Times.Show(ends) : null;
        return rules;
    }
}
