using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access;

/// <summary>What the attributes of a request's members demand: the same for a page as for a signed call.</summary>
internal static class RequestMembers
{
    private const string Iam = "iam.amazonaws.com";

    public static Refusal? FindProblem<TRequest>(OperationDeclaration declaration, TRequest request)
    {
        var violations = MemberRules.FindViolations(request!);
        return violations.Count == 0
            ? null
            : new("ValidationError", RefusalKind.Malformed, ViolationWriter.Write(violations, StyleOf(declaration)));
    }

    /// <summary>IAM shows no values in its texts, the other services do.</summary>
    private static ViolationStyle StyleOf(OperationDeclaration declaration) =>
        declaration.EventSource == Iam ? ViolationStyle.WithoutValues : ViolationStyle.WithValues;
}
