using System.Security.Cryptography;
using System.Text;

namespace Gatehouse.Server.Foundation.Storage;

/// <summary>One numbered step of the schema, forward only, never changed once released.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Told from the text, so that an altered history is seen.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All steps for one engine, in order, from the files embedded in the program.</summary>
    public static IReadOnlyList<Migration> For(string engine)
    {
        var assembly = typeof(Migration).Assembly;
        var found = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(engine + "/", StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal))
            {
                var name = Path.GetFileNameWithoutExtension(resource);
                using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                found.Add(new(int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name, text.ReadToEnd()));
            }
        }

        found.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return found;
    }
}
