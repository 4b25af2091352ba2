namespace Gatehouse.Server.People.Organizations.Tags;

/// <summary>Under which id the tags of an organization's things stand; an account's own tags are another matter than its organization's.</summary>
internal static class TagKeys
{
    public static string Of(Organization organization, string target) => char.IsAsciiDigit(target[0]) ? $"{organization.Id}/{target}" : target;
}
