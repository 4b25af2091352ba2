using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users.Passwords;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

/// <summary>What the account demands of its IAM users' passwords. An empty number leaves its demand out.</summary>
internal sealed class PasswordPolicyModel(PageTools tools) : IamPage(tools)
{
    private const string Address = "/console/account/password-policy";

    [BindProperty]
    public int? MinimumPasswordLength { get; set; }

    [BindProperty]
    public bool RequireUppercaseCharacters { get; set; }

    [BindProperty]
    public bool RequireLowercaseCharacters { get; set; }

    [BindProperty]
    public bool RequireNumbers { get; set; }

    [BindProperty]
    public bool RequireSymbols { get; set; }

    [BindProperty]
    public int? MaxPasswordAge { get; set; }

    [BindProperty]
    public bool HardExpiry { get; set; }

    [BindProperty]
    public bool AllowUsersToChangePassword { get; set; }

    [BindProperty]
    public int? PasswordReusePrevention { get; set; }

    /// <summary>Whether the account has a policy of its own.</summary>
    public bool IsSet { get; private set; }

    public async Task OnGetAsync()
    {
        if (await FindAsync() is not { } policy)
        {
            return;
        }

        MinimumPasswordLength = policy.MinimumPasswordLength;
        (RequireUppercaseCharacters, RequireLowercaseCharacters) = (policy.RequireUppercaseCharacters, policy.RequireLowercaseCharacters);
        (RequireNumbers, RequireSymbols) = (policy.RequireNumbers, policy.RequireSymbols);
        (MaxPasswordAge, HardExpiry) = (policy.MaxPasswordAge, policy.HardExpiry);
        (AllowUsersToChangePassword, PasswordReusePrevention) = (policy.AllowUsersToChangePassword, policy.PasswordReusePrevention);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // A number that is none, or too large for one, is told with the fields' limits.
        Judge(nameof(MinimumPasswordLength), MinimumPasswordLength, AccountPasswordPolicy.LeastLength, AccountPasswordPolicy.MostLength);
        Judge(nameof(MaxPasswordAge), MaxPasswordAge, 1, 1095);
        Judge(nameof(PasswordReusePrevention), PasswordReusePrevention, 1, 24);
        if (ModelState.IsValid && Accept(await TryAsync(New<UpdateAccountPasswordPolicy>(), new()
        {
            MinimumPasswordLength = MinimumPasswordLength,
            RequireUppercaseCharacters = RequireUppercaseCharacters,
            RequireLowercaseCharacters = RequireLowercaseCharacters,
            RequireNumbers = RequireNumbers,
            RequireSymbols = RequireSymbols,
            MaxPasswordAge = MaxPasswordAge,
            HardExpiry = HardExpiry,
            AllowUsersToChangePassword = AllowUsersToChangePassword,
            PasswordReusePrevention = PasswordReusePrevention,
        })))
        {
            return Finish(Address, "PasswordPolicy");
        }

        IsSet = (await TryAsync(New<GetAccountPasswordPolicy>(), new GetAccountPasswordPolicyRequest())).Value is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync() =>
        Accept(await TryAsync(New<DeleteAccountPasswordPolicy>(), new())) ? Finish(Address, "PasswordPolicyGone") : Page();

    private async Task<PasswordPolicyView?> FindAsync()
    {
        var found = await RunAsync(New<GetAccountPasswordPolicy>(), new());
        IsSet = found is Outcome<GetAccountPasswordPolicyReply>.Done;
        return found is Outcome<GetAccountPasswordPolicyReply>.Done { Value.PasswordPolicy: var policy } ? policy : null;
    }

    private void Judge(string field, int? value, int least, int most)
    {
        if (ModelState[field]?.Errors.Count > 0 || value < least || value > most)
        {
            ModelState[field]!.Errors.Clear();
            Tell(field, Words["NumberBetween", least, most]);
        }
    }
}
