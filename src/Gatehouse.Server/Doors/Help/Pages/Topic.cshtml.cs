using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Help.Pages;

internal sealed class TopicModel(TopicLibrary library) : PageModel
{
    public Topic Topic { get; private set; } = null!;

    public IReadOnlyList<Topic> See { get; private set; } = [];

    /// <summary>Set where the topic is about a kind of user that this release does not sign in yet.</summary>
    public bool NotYetServed => UserKind.Find(Topic.Kind) is { Served: false };

    public IActionResult OnGet(string slug)
    {
        if (library.Find(slug) is not { } topic)
        {
            return NotFound();
        }

        Topic = topic;
        See = [.. topic.See.Select(library.Find).OfType<Topic>()];
        return Page();
    }
}
