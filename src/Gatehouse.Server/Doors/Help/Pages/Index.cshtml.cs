using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Help.Pages;

internal sealed class IndexModel(TopicLibrary library) : PageModel
{
    public IEnumerable<(Chapter Chapter, IReadOnlyList<Topic> Topics)> Chapters =>
        Enum.GetValues<Chapter>().Select(chapter => (chapter, (IReadOnlyList<Topic>)[.. library.Of(chapter)]));
}
