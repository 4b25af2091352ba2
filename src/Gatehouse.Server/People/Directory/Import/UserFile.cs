using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Encodings;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Import;

/// <summary>Something wrong with a file, by the line on which it stands.</summary>
/// <param name="Code">Pages look their own words up by it.</param>
/// <param name="Detail">A name, or the API's text.</param>
internal sealed record FileProblem(int Line, string Code, string Detail);

/// <summary>One person of a file.</summary>
internal sealed record FileUser(int Line, UserMembers Members);

/// <summary>
/// People in a file of comma-separated values, whose first line names the columns. What is wrong is told line by line; a file with one
/// wrong line imports nobody.
/// </summary>
internal sealed record UserFile(IReadOnlyList<FileUser> Users, IReadOnlyList<FileProblem> Problems)
{
    public const int MostUsers = 10_000;
    public const int LongestFile = 4_000_000;

    /// <summary>Beyond this many, more are not told.</summary>
    public const int MostProblems = 100;

    public static readonly IReadOnlyList<string> Columns =
    [
        "userName", "email", "givenName", "familyName", "displayName", "phone", "title", "userType", "preferredLanguage", "locale", "timezone", "employeeNumber", "department",
        "division", "organization", "costCenter",
    ];

    private static readonly string[] Needed = ["username", "email", "givenname", "familyname"];

    public static UserFile Read(string text)
    {
        if (text.Length > LongestFile || CsvReader.Read(text) is not { Count: > 0 } all)
        {
            return Refuse(1, "FileUnreadable", "");
        }

        var (header, records) = (all[0], all.Skip(1).ToList());

        var columns = header.Fields.Select(KeyOf).ToList();
        if (Needed.FirstOrDefault(name => !columns.Contains(name)) is { } missing)
        {
            return Refuse(header.Line, "FileColumnMissing", Columns.First(name => KeyOf(name) == missing));
        }

        if (columns.FirstOrDefault(name => !Columns.Any(known => KeyOf(known) == name)) is { } unknown)
        {
            return Refuse(header.Line, "FileColumnUnknown", unknown);
        }

        return columns.Distinct(StringComparer.Ordinal).Count() < columns.Count ? Refuse(header.Line, "FileColumnTwice", "")
            : records.Count > MostUsers ? Refuse(header.Line, "FileTooLong", MostUsers.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : Read(columns, records);
    }

    private static UserFile Read(List<string> columns, IReadOnlyList<CsvRecord> records)
    {
        List<FileUser> users = [];
        List<FileProblem> problems = [];
        Dictionary<string, int> names = new(StringComparer.Ordinal);
        Dictionary<string, int> addresses = new(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (problems.Count >= MostProblems)
            {
                break;
            }

            if (record.Fields.Count != columns.Count)
            {
                problems.Add(new(record.Line, "FileFieldCount", $"{record.Fields.Count} / {columns.Count}"));
                continue;
            }

            var members = ReadUser(columns, record.Fields);
            if (FindProblem(members) is { } problem)
            {
                problems.Add(new(record.Line, "FileInvalid", problem.PublicText));
            }
            else if (!names.TryAdd(DirectoryUserStore.KeyOf(members.UserName!), record.Line))
            {
                problems.Add(new(record.Line, "FileNameTwice", members.UserName!));
            }
            else if (!addresses.TryAdd(DirectoryUserStore.KeyOf(members.Emails![0].Value!), record.Line))
            {
                problems.Add(new(record.Line, "FileEmailTwice", members.Emails[0].Value!));
            }
            else
            {
                users.Add(new(record.Line, members));
            }
        }

        return new(users, problems);
    }

    private static Refusal? FindProblem(UserMembers members)
    {
        var violations = MemberRules.FindViolations(members);
        return violations.Count > 0 ? StoreRefusals.Invalid(ViolationWriter.Write(violations, ViolationStyle.WithoutValues))
            : members.Emails is null ? StoreRefusals.Invalid("The attribute email is required.")
            : UserRules.FindMissing(members);
    }

    private static UserMembers ReadUser(List<string> columns, IReadOnlyList<string> fields)
    {
        string? Get(string name) => columns.IndexOf(KeyOf(name)) is >= 0 and var at && fields[at].Trim() is { Length: > 0 } text ? text : null;
        var (given, family) = (Get("givenName"), Get("familyName"));
        var enterprise = new EnterpriseAttributes
        {
            EmployeeNumber = Get("employeeNumber"),
            Department = Get("department"),
            Division = Get("division"),
            Organization = Get("organization"),
            CostCenter = Get("costCenter"),
        };
        return new()
        {
            UserName = Get("userName"),
            Name = new() { GivenName = given, FamilyName = family },
            DisplayName = Get("displayName") ?? (given is null || family is null ? null : $"{given} {family}"),
            Emails = Get("email") is { } email ? [new() { Value = email, Type = "work", Primary = true }] : null,
            PhoneNumbers = Get("phone") is { } phone ? [new() { Value = phone, Type = "work", Primary = true }] : null,
            Title = Get("title"),
            UserType = Get("userType"),
            PreferredLanguage = Get("preferredLanguage"),
            Locale = Get("locale"),
            Timezone = Get("timezone"),
            Extensions = enterprise == new EnterpriseAttributes() ? null : EnterpriseExtension.Write(enterprise),
        };
    }

    /// <summary>As people write a column: "User name", "user_name" and "userName" are one.</summary>
    private static string KeyOf(string column) =>
        string.Concat(column.Where(static each => each is not (' ' or '_' or '-'))).ToLowerInvariant();

    private static UserFile Refuse(int line, string code, string detail) => new([], [new(line, code, detail)]);
}
