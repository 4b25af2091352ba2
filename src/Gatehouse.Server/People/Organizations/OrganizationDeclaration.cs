using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.People.Organizations;

/// <summary>How every operation of the service is declared (API version 2016-11-28).</summary>
internal static class OrganizationDeclaration
{
    public static OperationDeclaration Of(string name, bool readOnly) =>
        new(name, "organizations.amazonaws.com", new OperationRule.Iam("organizations:" + name, "*"), readOnly);
}
