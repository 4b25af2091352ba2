namespace Gatehouse.Server.Doors.Console;

/// <summary>What a visitor would need for a page or a button.</summary>
/// <param name="Operation">What was asked for, as the API calls it.</param>
/// <param name="Action">Such as <c>iam:ListUsers</c>; nothing where no policy could allow it.</param>
/// <param name="Resource">The ARN, or <c>*</c>.</param>
/// <param name="Arn">Who asked.</param>
internal sealed record MissingPermission(string Operation, string? Action, string? Resource, string Arn);

/// <summary>Leaves a handler of a page when an operation says that this visitor may not: the page that names the permission is shown instead.</summary>
internal sealed class PermissionMissingException(MissingPermission missing) : Exception
{
    public MissingPermission Missing { get; } = missing;
}
