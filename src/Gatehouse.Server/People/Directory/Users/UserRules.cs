using System.Text.Json;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Directory.Users;

/// <summary>What a person must have and may not be called, whoever writes it down.</summary>
internal static class UserRules
{
    private static readonly string[] Reserved = ["administrator", "awsadministrators"];

    public static bool IsReserved(string name) => Reserved.Contains(DirectoryUserStore.KeyOf(name));

    /// <summary>The members that the service asks for although its model does not.</summary>
    public static Refusal? FindMissing(UserMembers members) =>
        members.UserName is null ? Missing("userName")
        : members.DisplayName is null ? Missing("displayName")
        : members.Name?.GivenName is null ? Missing("name.givenName")
        : members.Name.FamilyName is null ? Missing("name.familyName")
        : FindProblem(members);

    public static Refusal? FindProblem(UserMembers members) =>
        members.UserName is { } name && IsReserved(name) ? StoreRefusals.Invalid($"The user name '{name}' is reserved.")
        : members.Emails is [{ Value: { } email }] && !IsEmail(email) ? StoreRefusals.Invalid("The e-mail address is not valid.")
        : members.Photos?.Count(static photo => photo.Primary == true) > 1 ? StoreRefusals.Invalid("Only one photo may be primary.")
        : FindExtensionProblem(members.Extensions);

    private static Refusal Missing(string member) => StoreRefusals.Invalid($"The attribute {member} is required.");

    private static Refusal? FindExtensionProblem(IReadOnlyDictionary<string, JsonElement>? extensions) =>
        EnterpriseExtension.Read(extensions) is null
            ? StoreRefusals.Invalid($"The only extension is {EnterpriseExtension.Name}, with the attributes of an enterprise user as texts.")
            : null;

    /// <summary>No judgement of the address: only what no letter could ever be sent to is refused.</summary>
    private static bool IsEmail(string text) => text.Length <= 320 && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1
        && !text.Any(static each => char.IsWhiteSpace(each) || char.IsControl(each));
}
