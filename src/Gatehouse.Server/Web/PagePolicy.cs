using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Web;

/// <summary>What the page of this request may do beyond showing itself: run named modules, lead its forms elsewhere, show frames.</summary>
internal sealed class PagePolicy
{
    private readonly SortedSet<string> _modules = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _formTargets = new(StringComparer.Ordinal);
    private string? _nonce;

    public IReadOnlyCollection<string> Modules => _modules;

    public IReadOnlyCollection<string> FormTargets => _formTargets;

    public bool ShowsOwnFrames { get; private set; }

    public bool IsIsolated { get; private set; }

    /// <summary>Names the one set of scripts that runs on this page; a page that runs none has no nonce.</summary>
    public string? Nonce => _modules.Count == 0 ? null : _nonce ??= SecretSource.System.Token(16);

    public static PagePolicy Of(HttpContext context)
    {
        if (context.Features.Get<PagePolicy>() is { } found)
        {
            return found;
        }

        var policy = new PagePolicy();
        context.Features.Set(policy);
        return policy;
    }

    /// <summary>Runs an ES module of wwwroot/js on this page.</summary>
    public void Run(string module) => _modules.Add(module);

    /// <summary>
    /// Lets a form of this page end at another origin.
    /// Browsers hold form-action also against the redirect that answers a post.
    /// </summary>
    public void LetFormsLeadTo(Uri target) => _formTargets.Add(target.GetLeftPart(UriPartial.Authority));

    /// <summary>Lets this page frame other answers of this origin.</summary>
    public void ShowOwnFrames() => ShowsOwnFrames = true;

    /// <summary>Marks this answer as HTML that is no page of ours, to be shown in a frame of one: it may show itself and open links, no more.</summary>
    public void IsolateInFrame() => IsIsolated = true;
}
