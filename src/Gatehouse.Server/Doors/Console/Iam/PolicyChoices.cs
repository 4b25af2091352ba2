using Gatehouse.Server.Access.Policies.Managed;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>The managed policies that can be attached, for forms.</summary>
internal static class PolicyChoices
{
    private const int Most = 1000;
    private const int MostPages = 3;

    /// <summary>Nothing when the visitor may not list them.</summary>
    public static async Task<(IReadOnlyList<PolicyItem> Policies, MissingPermission? Missing)> FindAsync(IamPage page)
    {
        var (found, marker) = (new List<PolicyItem>(), (string?)null);
        for (var at = 0; at < MostPages; at++)
        {
            var answer = await page.TryAsync(page.New<ListPolicies>(), new() { MaxItems = Most, Marker = marker });
            if (answer.Value is not { } reply)
            {
                return ([], answer.Missing);
            }

            found.AddRange(reply.Policies);
            if ((marker = reply.Marker) is null)
            {
                break;
            }
        }

        return (found, null);
    }

    public static bool IsBuiltIn(string arn) => arn.StartsWith("arn:aws:iam::aws:", StringComparison.Ordinal);
}
