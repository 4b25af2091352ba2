namespace Gatehouse.Server.Doors.Help;

/// <summary>One kind of user as the front page tells it; the name is also its icon and the beginning of its texts' names.</summary>
/// <param name="Path">Where this kind signs in; null where the address is given by someone else.</param>
/// <param name="Form">How that address looks, to be recognised in a letter or a bookmark.</param>
/// <param name="Served">Whether this release signs the kind in already.</param>
internal sealed record UserKind(string Name, string? Path, string Form, string Help, bool Served)
{
    public static IReadOnlyList<UserKind> All { get; } =
    [
        new("root", "/signin", "/signin", "sign-in-root", Served: true),
        new("iam", "/signin", "/signin/111122223333", "sign-in-iam", Served: true),
        new("workforce", "/start", "/start/d-xxxxxxxxxx", "sign-in-portal", Served: true),
        new("federated", null, "", "sign-in-federated", Served: false),
        new("builder", "/profile", "/profile", "user-types#builder-id", Served: false),
    ];

    public string TextName => char.ToUpperInvariant(Name[0]) + Name[1..];

    public static UserKind? Find(string? name) => All.FirstOrDefault(kind => kind.Name == name);
}
