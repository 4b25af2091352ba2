using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

internal sealed class PoliciesModel(PageTools tools) : IamPage(tools)
{
    private const string Customer = "customer";
    private const string BuiltIn = "builtin";
    private const string Attached = "attached";

    public static IReadOnlyList<string> Kinds { get; } = ["", Customer, BuiltIn, Attached];

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Marker { get; set; }

    public IReadOnlyList<PolicyItem> Policies { get; private set; } = [];

    public ListView View { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Search = ListView.Clean(Search);
        Kind = Kinds.FirstOrDefault(each => each.Length > 0 && each == Kind);
        if (Search is null)
        {
            var reply = await ReadPageAsync(Marker) ?? (await ReadPageAsync(null))!;
            (Policies, View) = (reply.Policies, new("/console/iam/policies", null, reply.Marker, !string.IsNullOrEmpty(Marker), Kind));
            return;
        }

        // All that the account has are read for a search: at most 1,500 and the built-in ones.
        var (all, missing) = await PolicyChoices.FindAsync(this);
        if (missing is not null)
        {
            throw new PermissionMissingException(missing);
        }

        Policies = [.. all.Where(each => IsChosen(each) && each.PolicyName.Contains(Search, StringComparison.OrdinalIgnoreCase))];
        View = new("/console/iam/policies", Search, null, false, Kind);
    }

    private bool IsChosen(PolicyItem policy) => Kind switch
    {
        Customer => !PolicyChoices.IsBuiltIn(policy.Arn),
        BuiltIn => PolicyChoices.IsBuiltIn(policy.Arn),
        Attached => policy.AttachmentCount > 0,
        _ => true,
    };

    /// <summary>Nothing for a mangled marker.</summary>
    private async Task<ListPoliciesReply?> ReadPageAsync(string? marker) =>
        await RunAsync(New<ListPolicies>(), new()
        {
            Scope = Kind switch
            {
                Customer => ListPoliciesRequest.Local,
                BuiltIn => ListPoliciesRequest.OfAws,
                _ => null,
            },
            OnlyAttached = Kind == Attached ? true : null,
            Marker = marker,
            MaxItems = ListView.PageLength,
        }) is Foundation.Outcomes.Outcome<ListPoliciesReply>.Done { Value: var reply } ? reply : null;
}
