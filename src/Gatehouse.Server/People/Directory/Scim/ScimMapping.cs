using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>Between SCIM's person and the directory's; it goes through the members of the identity store, so both have the same rules.</summary>
internal static class ScimMapping
{
    public static Refusal? FindProblem(UserMembers members)
    {
        var violations = MemberRules.FindViolations(members);
        return violations.Count > 0 ? StoreRefusals.Invalid(ViolationWriter.Write(violations, ViolationStyle.WithoutValues)) : UserRules.FindMissing(members);
    }

    public static UserMembers ToMembers(ScimUser user) => new()
    {
        UserName = user.UserName,
        Name = new()
        {
            Formatted = user.Name.Formatted,
            FamilyName = user.Name.FamilyName,
            GivenName = user.Name.GivenName,
            MiddleName = user.Name.MiddleName,
            HonorificPrefix = user.Name.HonorificPrefix,
            HonorificSuffix = user.Name.HonorificSuffix,
        },
        DisplayName = user.DisplayName,
        NickName = user.NickName,
        ProfileUrl = user.ProfileUrl,
        Emails = Of(user.Email),
        PhoneNumbers = Of(user.Phone),
        Addresses = user.Address is not { } address ? null :
        [
            new()
            {
                StreetAddress = address.StreetAddress,
                Locality = address.Locality,
                Region = address.Region,
                PostalCode = address.PostalCode,
                Country = address.Country,
                Formatted = address.Formatted,
                Type = address.Type,
                Primary = address.Primary,
            },
        ],
        UserType = user.UserType,
        Title = user.Title,
        PreferredLanguage = user.PreferredLanguage,
        Locale = user.Locale,
        Timezone = user.Timezone,
    };

    /// <summary>What SCIM does not know of the person stays as it is.</summary>
    public static DirectoryUser Apply(UserMembers members, ScimUser scim, DirectoryUser user)
    {
        var changed = UserMapping.Apply(members, user, EnterpriseOf(scim.Enterprise));
        return changed with
        {
            IsEnabled = scim.Active,
            ManagedBy = DirectoryUser.ByScim,
            Attributes = changed.Attributes with
            {
                Website = user.Attributes.Website,
                Birthdate = user.Attributes.Birthdate,
                Photos = user.Attributes.Photos,
                Role = user.Attributes.Role,
            },
        };
    }

    public static ScimUser ToScim(DirectoryUser user, string? externalId)
    {
        var known = user.Attributes;
        return new()
        {
            Id = user.Id,
            ExternalId = externalId,
            UserName = user.UserName,
            Name = new()
            {
                Formatted = known.Name.Formatted,
                FamilyName = known.Name.FamilyName,
                GivenName = known.Name.GivenName,
                MiddleName = known.Name.MiddleName,
                HonorificPrefix = known.Name.HonorificPrefix,
                HonorificSuffix = known.Name.HonorificSuffix,
            },
            DisplayName = user.DisplayName,
            NickName = known.NickName,
            ProfileUrl = known.ProfileUrl,
            Title = known.Title,
            UserType = known.UserType,
            PreferredLanguage = known.PreferredLanguage,
            Locale = known.Locale,
            Timezone = known.Timezone,
            Active = user.IsEnabled,
            Email = user.Email is null ? null : new(user.Email, known.EmailType, known.EmailPrimary),
            Phone = user.Phone is null ? null : new(user.Phone, known.PhoneType, known.PhonePrimary),
            Address = known.Address is not { } address ? null : new()
            {
                StreetAddress = address.StreetAddress,
                Locality = address.Locality,
                Region = address.Region,
                PostalCode = address.PostalCode,
                Country = address.Country,
                Formatted = address.Formatted,
                Type = address.Type,
                Primary = address.Primary ? true : null,
            },
            Enterprise = new()
            {
                EmployeeNumber = known.Enterprise.EmployeeNumber,
                CostCenter = known.Enterprise.CostCenter,
                Organization = known.Enterprise.Organization,
                Division = known.Enterprise.Division,
                Department = known.Enterprise.Department,
                Manager = known.Enterprise.Manager,
            },
        };
    }

    public static string? ExternalIdOf(IEnumerable<ExternalId> ids) => ids.FirstOrDefault(static id => id.Issuer == ExternalId.ByScim)?.Id;

    private static IReadOnlyList<TypedValue>? Of(ScimValue? value) =>
        value?.Value is null ? null : [new() { Value = value.Value, Type = value.Type, Primary = value.Primary }];

    private static EnterpriseAttributes EnterpriseOf(ScimEnterprise enterprise) => new()
    {
        EmployeeNumber = enterprise.EmployeeNumber,
        CostCenter = enterprise.CostCenter,
        Organization = enterprise.Organization,
        Division = enterprise.Division,
        Department = enterprise.Department,
        Manager = enterprise.Manager,
    };
}
