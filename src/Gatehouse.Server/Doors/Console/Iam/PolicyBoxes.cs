using Gatehouse.Server.Access.Policies.Managed;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>The policies of a form, and those that are ticked.</summary>
internal sealed record PolicyBoxes(IReadOnlyList<PolicyItem> Policies, MissingPermission? Missing, IReadOnlyList<string> Chosen)
{
    public static async Task<PolicyBoxes> FindAsync(IamPage page, IReadOnlyList<string> chosen)
    {
        var (policies, missing) = await PolicyChoices.FindAsync(page);
        return new(policies, missing, chosen);
    }
}
