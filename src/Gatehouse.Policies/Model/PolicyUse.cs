namespace Gatehouse.Policies.Model;

/// <summary>Where a policy stands. It decides whether a principal and a resource belong into a statement.</summary>
internal enum PolicyUse
{
    /// <summary>Attached to a user, group or role; also boundaries, session policies and service control policies.</summary>
    Identity,

    /// <summary>Says who may assume a role. Its resource is the role itself.</summary>
    Trust,

    /// <summary>Attached to a resource.</summary>
    Resource,

    /// <summary>Attached to a resource that nobody uses without being named there, not even in its own account.</summary>
    Sole,
}
