namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// The passwords that everybody tries first, as a filter of under a megabyte that is read at the first question.
/// It is made by tools/PasswordFilter, which names the source.
/// </summary>
internal static class Blocklist
{
    /// <summary>The name of the filter inside the program.</summary>
    public const string Resource = "passwords.filter";

    // So short a unit is guessable whatever it is.
    private const int LongestPlainUnit = 4;

    private static readonly Lazy<FuseFilter> s_filter = new(Load);

    public static int Entries => s_filter.Value.Entries;

    public static BlocklistMatch? Find(PlainPassword password) => Find(password.Reveal(), s_filter.Value.Contains);

    /// <summary>The same question to another set, as the maker of the filter asks it.</summary>
    public static BlocklistMatch? Find(string text, Func<string, bool> contains)
    {
        foreach (var (key, match) in BlocklistKeys.Of(text))
        {
            if ((match == BlocklistMatch.Repeated && key.Length <= LongestPlainUnit) || contains(key))
            {
                return match;
            }
        }

        return null;
    }

    private static FuseFilter Load()
    {
        using var resource = typeof(Blocklist).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return new FuseFilter(file);
    }
}
