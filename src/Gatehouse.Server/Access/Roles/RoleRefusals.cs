using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Roles;

internal static class RoleRefusals
{
    public static Refusal Protected(string name) =>
        new("UnmodifiableEntity", RefusalKind.Malformed, $"Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS");
}
