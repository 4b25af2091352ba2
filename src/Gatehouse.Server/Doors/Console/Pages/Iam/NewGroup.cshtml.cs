using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class NewGroupModel(PageTools tools) : IamPage(tools)
{
    [BindProperty]
    public string? GroupName { get; set; }

    [BindProperty]
    public List<string> Policies { get; set; } = [];

    public PolicyBoxes Boxes { get; private set; } = null!;

    public async Task OnGetAsync() => Boxes = await PolicyBoxes.FindAsync(this, Policies);

    public async Task<IActionResult> OnPostAsync()
    {
        var answer = await TryAsync(New<CreateGroup>(), new() { GroupName = GroupName?.Trim()! });
        if (Accept(answer, answer.Refusal?.Code == "EntityAlreadyExists" ? nameof(GroupName) : null))
        {
            return await AttachAsync(answer.Value!.Group.GroupName);
        }

        Boxes = await PolicyBoxes.FindAsync(this, Policies);
        return Page();
    }

    /// <summary>The group is made; what cannot be attached is told on its page by what is missing there.</summary>
    private async Task<IActionResult> AttachAsync(string name)
    {
        var group = PolicyHolder.Find(this, PolicyHolder.Groups, IamLinks.Segment(name))!;
        foreach (var arn in Policies.Distinct(StringComparer.Ordinal))
        {
            if (!Accept(await group.AttachAsync(arn)))
            {
                Boxes = await PolicyBoxes.FindAsync(this, Policies);
                return Page();
            }
        }

        return Finish(IamLinks.To(PolicyHolder.Groups, name), "Created");
    }
}
