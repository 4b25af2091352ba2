using System.Text;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>The files that new secrets are saved in, with the column names that tools know.</summary>
/// <param name="FileName">As the browser saves it.</param>
/// <param name="Columns">The heading of each column and the form's field that fills it.</param>
internal sealed record SecretFile(string FileName, IReadOnlyList<(string Heading, string Field, bool IsName)> Columns)
{
    public const string AccessKey = "key";
    public const string User = "user";

    private const int LongestValue = 2048;

    public static IReadOnlyDictionary<string, SecretFile> Kinds { get; } = new Dictionary<string, SecretFile>
    {
        [AccessKey] = new("accessKeys.csv", [("Access key ID", "AccessKeyId", true), ("Secret access key", "SecretAccessKey", false)]),
        [User] = new("credentials.csv", [("User name", "UserName", true), ("Password", "Password", false), ("Console sign-in URL", "SignInAddress", true)]),
    };

    /// <summary>Nothing when a value is missing or is too long to be one of ours.</summary>
    public byte[]? Write(Func<string, string?> find)
    {
        var values = Columns.Select(column => (Value: find(column.Field), column.IsName)).ToList();
        return values.Exists(static each => each.Value is not { Length: > 0 and <= LongestValue })
            ? null
            : Encoding.UTF8.GetBytes(
                $"{string.Join(',', Columns.Select(static column => column.Heading))}\r\n{string.Join(',', values.Select(static each => Write(each.Value!, each.IsName)))}\r\n");
    }

    /// <summary>A secret is written as it is: it must work, and no stranger chose it.</summary>
    private static string Write(string value, bool isName) => isName ? SpreadsheetText.Cell(value) : SpreadsheetText.Quote(value);
}
