using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

/// <summary>What the roles of a permission set may do at most: one policy of either kind.</summary>
internal sealed record PermissionsBoundary
{
    public CustomerManagedPolicyReference? CustomerManagedPolicyReference { get; init; }

    [Length(20, 2048)]
    [Pattern(SsoPatterns.ManagedPolicyArn)]
    public string? ManagedPolicyArn { get; init; }

    /// <summary>Nothing when it names none, or two.</summary>
    public PolicyReference? ToReference() => (CustomerManagedPolicyReference, ManagedPolicyArn) switch
    {
        ({ } own, null) => own.ToReference(),
        (null, { } arn) => new PolicyReference(arn),
        _ => null,
    };

    public static PermissionsBoundary Of(PolicyReference policy) => policy.IsCustomerManaged
        ? new() { CustomerManagedPolicyReference = CustomerManagedPolicyReference.Of(policy) }
        : new() { ManagedPolicyArn = policy.Text };
}
