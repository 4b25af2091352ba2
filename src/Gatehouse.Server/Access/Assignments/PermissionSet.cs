using System.Xml;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>What somebody may be in an account: a template of a role, kept once and put into every account where it is assigned.</summary>
/// <param name="Id"><c>ps-</c> and sixteen hexadecimal digits.</param>
/// <param name="SessionDuration">How long its keys live, as it was given: <c>PT1H</c>.</param>
/// <param name="RelayState">Where the console opens; nothing for its home page.</param>
/// <param name="InlinePolicy">Nothing when it has none.</param>
/// <param name="Boundary">What its roles may do at most; nothing when it is not bounded.</param>
/// <param name="Revision">Grows with every change, so that an account's role that is behind can be told.</param>
internal sealed record PermissionSet(
    string Id,
    string DirectoryId,
    string Name,
    string? Description,
    string SessionDuration,
    string? RelayState,
    string? InlinePolicy,
    PolicyReference? Boundary,
    long Revision,
    DateTimeOffset CreatedAt)
{
    public const string UsualDuration = "PT1H";
    public const int LargestInlinePolicy = 32_768;
    public const int MostPerDirectory = 2000;

    public TimeSpan Length => XmlConvert.ToTimeSpan(SessionDuration);

    public string ArnIn(string instanceId) => ArnOf(instanceId, Id);

    public static string ArnOf(string instanceId, string id) => $"arn:aws:sso:::permissionSet/{instanceId}/{id}";
}
