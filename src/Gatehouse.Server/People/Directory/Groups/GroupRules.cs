using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Groups;

internal static class GroupRules
{
    public static Refusal? FindProblem(GroupMembers members) =>
        members.DisplayName is not { } name ? StoreRefusals.Invalid("The attribute displayName is required.")
        : UserRules.IsReserved(name) ? StoreRefusals.Invalid($"The group name '{name}' is reserved.")
        : null;
}
