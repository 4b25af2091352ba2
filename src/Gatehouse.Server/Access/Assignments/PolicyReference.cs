using Gatehouse.Server.Access.Policies;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>A policy that a permission set names: a built-in one by its ARN, or one that each account keeps itself, by path and name.</summary>
/// <param name="Text">The ARN, or path and name: <c>/ops/Deploy</c>.</param>
internal readonly record struct PolicyReference(string Text)
{
    /// <summary>Whether it is the account's own.</summary>
    public bool IsCustomerManaged => Text.StartsWith('/');

    public string Name => PolicyArns.NameOf(Text);

    public string Path => IsCustomerManaged ? Text[..(Text.LastIndexOf('/') + 1)] : PolicyArns.PathOf(Text);

    public static PolicyReference CustomerManaged(string? path, string name) => new((path ?? "/") + name);

    /// <summary>What it is called in an account.</summary>
    public string ArnIn(string accountId) => IsCustomerManaged ? PolicyArns.Of(accountId, Path, Name) : Text;
}
