using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>A new user with a password, groups and policies. The password stands in the answer to the form and nowhere else.</summary>
internal sealed class NewUserModel(PageTools tools, ConsolePassword passwords, UserCreation creation) : IamPage(tools)
{
    private const int Most = 1000;

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Path { get; set; }

    [BindProperty]
    public bool ConsoleAccess { get; set; }

    [BindProperty]
    public string? PasswordChoice { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool MustChange { get; set; }

    [BindProperty]
    public List<string> Groups { get; set; } = [];

    [BindProperty]
    public List<string> Policies { get; set; } = [];

    public IReadOnlyList<GroupView> AllGroups { get; private set; } = [];

    public MissingPermission? GroupsMissing { get; private set; }

    public PolicyBoxes Boxes { get; private set; } = null!;

    public CreatedUser? Created { get; private set; }

    public PasswordChoice Choice => new(PasswordChoice == ConsolePassword.Typed, MustChange);

    public Task<IActionResult> OnGetAsync()
    {
        (ConsoleAccess, MustChange) = (true, true);
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var password = (string?)null;
        if (ConsoleAccess)
        {
            (password, var problem) = await passwords.ReadAsync(this, PasswordChoice, Password, Words);
            if (problem is not null)
            {
                Tell(nameof(Password), problem);
            }
        }

        var path = Path?.Trim() is { Length: > 0 } typed ? typed : null;
        if (ModelState.IsValid)
        {
            var answer = await creation.CreateAsync(this, new(UserName?.Trim()!, path, password, MustChange, Groups, Policies));
            Accept(answer, answer.Refusal?.Code == "EntityAlreadyExists" ? nameof(UserName) : null);
            Created = answer.Value;
        }

        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (Created is null)
        {
            var groups = await TryAsync(New<ListGroups>(), new() { MaxItems = Most });
            (AllGroups, GroupsMissing) = (groups.Value?.Groups ?? [], groups.Missing);
            Boxes = await PolicyBoxes.FindAsync(this, Policies);
        }

        return Page();
    }
}
