namespace Gatehouse.Server.People.Directory.Users;

/// <summary>Between the person that the directory keeps and the members of the wire.</summary>
internal static class UserMapping
{
    public static UserMembers Describe(DirectoryUser user, bool withExtension) => Fill(new UserMembers(), user, withExtension);

    public static UserView View(DirectoryUser user, IEnumerable<ExternalId> externalIds, bool withExtension) => Fill(
        new UserView
        {
            IdentityStoreId = user.DirectoryId,
            UserId = user.Id,
            ExternalIds = externalIds.ToList() is { Count: > 0 } ids ? ids : null,
            UserStatus = user.IsEnabled ? UserView.Enabled : UserView.Disabled,
            CreatedAt = user.CreatedAt,
            CreatedBy = user.CreatedBy,
            UpdatedAt = user.UpdatedAt,
            UpdatedBy = user.UpdatedBy,
        },
        user,
        withExtension);

    /// <summary>The person as the members say; another address is not verified, the same one stays what it was.</summary>
    public static DirectoryUser Apply(UserMembers members, DirectoryUser user, EnterpriseAttributes enterprise)
    {
        var (email, phone, address) = (members.Emails?[0], members.PhoneNumbers?[0], members.Addresses?[0]);
        return user with
        {
            UserName = members.UserName ?? user.UserName,
            DisplayName = members.DisplayName,
            Email = email?.Value,
            EmailVerified = user.EmailVerified && email?.Value is { } mail && user.Email is { } earlier && DirectoryUserStore.KeyOf(mail) == DirectoryUserStore.KeyOf(earlier),
            Phone = phone?.Value,
            PhoneVerified = user.PhoneVerified && phone?.Value == user.Phone,
            Attributes = new UserAttributes
            {
                Name = NameOf(members.Name),
                EmailType = email?.Type,
                EmailPrimary = email?.Primary,
                PhoneType = phone?.Type,
                PhonePrimary = phone?.Primary,
                Address = address is null ? null : AddressOf(address),
                NickName = members.NickName,
                ProfileUrl = members.ProfileUrl,
                Title = members.Title,
                UserType = members.UserType,
                PreferredLanguage = members.PreferredLanguage,
                Locale = members.Locale,
                Timezone = members.Timezone,
                Website = members.Website,
                Birthdate = members.Birthdate,
                Photos = members.Photos is null ? null : [.. members.Photos.Select(static photo => new UserPhoto(photo.Value, photo.Type, photo.Display, photo.Primary))],
                Role = members.Roles is [var role] ? new UserRole(role.Value, role.Type, role.Primary) : null,
                Enterprise = enterprise,
            },
        };
    }

    private static T Fill<T>(T members, DirectoryUser user, bool withExtension)
        where T : UserMembers
    {
        var known = user.Attributes;
        return members with
        {
            UserName = user.UserName,
            Name = known.Name == new UserFullName() ? null : NameOf(known.Name),
            DisplayName = user.DisplayName,
            NickName = known.NickName,
            ProfileUrl = known.ProfileUrl,
            Emails = user.Email is null && known.EmailType is null ? null : [new() { Value = user.Email, Type = known.EmailType, Primary = known.EmailPrimary }],
            Addresses = known.Address is null ? null : [AddressOf(known.Address)],
            PhoneNumbers = user.Phone is null && known.PhoneType is null ? null : [new() { Value = user.Phone, Type = known.PhoneType, Primary = known.PhonePrimary }],
            UserType = known.UserType,
            Title = known.Title,
            PreferredLanguage = known.PreferredLanguage,
            Locale = known.Locale,
            Timezone = known.Timezone,
            Photos = known.Photos is null ? null
                : [.. known.Photos.Select(static photo => new PhotoMembers { Value = photo.Value, Type = photo.Type, Display = photo.Display, Primary = photo.Primary })],
            Website = known.Website,
            Birthdate = known.Birthdate,
            Roles = known.Role is { } role ? [new() { Value = role.Value, Type = role.Type, Primary = role.Primary }] : null,
            Extensions = withExtension && known.Enterprise != new EnterpriseAttributes() ? EnterpriseExtension.Write(known.Enterprise) : null,
        };
    }

    private static UserFullName NameOf(NameMembers? name) => name is null ? new() : new()
    {
        Formatted = name.Formatted,
        FamilyName = name.FamilyName,
        GivenName = name.GivenName,
        MiddleName = name.MiddleName,
        HonorificPrefix = name.HonorificPrefix,
        HonorificSuffix = name.HonorificSuffix,
    };

    private static NameMembers NameOf(UserFullName name) => new()
    {
        Formatted = name.Formatted,
        FamilyName = name.FamilyName,
        GivenName = name.GivenName,
        MiddleName = name.MiddleName,
        HonorificPrefix = name.HonorificPrefix,
        HonorificSuffix = name.HonorificSuffix,
    };

    private static UserAddress AddressOf(AddressMembers address) => new()
    {
        StreetAddress = address.StreetAddress,
        Locality = address.Locality,
        Region = address.Region,
        PostalCode = address.PostalCode,
        Country = address.Country,
        Formatted = address.Formatted,
        Type = address.Type,
        Primary = address.Primary ?? false,
    };

    private static AddressMembers AddressOf(UserAddress address) => new()
    {
        StreetAddress = address.StreetAddress,
        Locality = address.Locality,
        Region = address.Region,
        PostalCode = address.PostalCode,
        Country = address.Country,
        Formatted = address.Formatted,
        Type = address.Type,
        Primary = address.Primary,
    };
}
