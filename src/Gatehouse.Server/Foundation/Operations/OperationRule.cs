namespace Gatehouse.Server.Foundation.Operations;

/// <summary>Who may run an operation. There is no way to declare one without saying it.</summary>
internal abstract record OperationRule
{
    private OperationRule()
    {
    }

    /// <summary>Whoever the policies allow <paramref name="Action"/> on <paramref name="Resource"/> (<c>{account}</c> stands for the account's id).</summary>
    internal sealed record Iam(string Action, string Resource) : OperationRule;

    /// <summary>A signed-in principal of one of these kinds, on nothing but itself.</summary>
    internal sealed record Self(params string[] Kinds) : OperationRule;

    /// <summary>Only the person at the server's terminal, or the account that owns the installation.</summary>
    internal sealed record Operator : OperationRule;

    /// <summary>Everybody, at most so often from one network. A test lists all of these.</summary>
    internal sealed record Anyone(string Limit) : OperationRule;
}
