using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Roles.Certificates;

internal static class CertificateRefusals
{
    public static Refusal AlreadyExists(string name) =>
        new("EntityAlreadyExists", RefusalKind.Conflict, $"The Server Certificate with name {name} already exists.");
}
