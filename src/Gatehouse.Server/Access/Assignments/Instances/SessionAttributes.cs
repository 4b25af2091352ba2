using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Assignments.Instances;

/// <summary>What the directory says about a person, as tags of their sessions: <c>aws:PrincipalTag/…</c>.</summary>
internal static partial class SessionAttributes
{
    private const int LongestValue = 256;

    /// <summary>An attribute that the person does not have, or whose value no tag may have, gives no tag.</summary>
    public static async Task<IReadOnlyList<Tag>> FindAsync(DbSession session, DirectoryUser user) =>
        await InstanceStore.FindAttributesAsync(session, user.DirectoryId) is not { } json ? []
        :
        [
            .. from attribute in InstanceAccessControlAttributeConfiguration.Read(json).AccessControlAttributes
               let value = AttributeSources.Find(user, attribute.Value.Source[0])
               where value is { Length: <= LongestValue } && TagValue().IsMatch(value)
               select new Tag { Key = attribute.Key, Value = value },
        ];

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TagValue();
}
