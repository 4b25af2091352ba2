using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.People.Directory.Scim;

namespace Gatehouse.Server.Doors.Scim;

/// <summary>What a list is asked for.</summary>
internal sealed record ScimQuery(ScimFilter? Filter, ProvisionPage Page)
{
    private const int LongestCursor = 128;

    public static ScimReading<ScimQuery> Read(IQueryCollection query)
    {
        if (query.ContainsKey("sortBy") || query.ContainsKey("attributes") || query.ContainsKey("excludedAttributes"))
        {
            return ScimError.Value("sortBy, attributes and excludedAttributes are not supported.");
        }

        if (ReadNumber(query, "startIndex", 1) is not { } startIndex || ReadNumber(query, "count", ProvisionPage.Most) is not { } count)
        {
            return ScimError.Value("startIndex and count are whole numbers.");
        }

        string? cursor = null;
        if (query.TryGetValue("cursor", out var given) && (cursor = ReadCursor(given.ToString())) is null)
        {
            return new ScimError(400, "The cursor is not one of this server's.", "invalidCursor");
        }

        // RFC 7644, section 3.4.2.4: below one means one; no negative count.
        var page = new ProvisionPage(Math.Max(startIndex, 1), Math.Clamp(count, 0, ProvisionPage.Most), cursor);
        if (page.Count == 0)
        {
            page = page with { Count = cursor is null ? 0 : 1 };
        }

        return query["filter"].ToString() is not { Length: > 0 } text ? new ScimQuery(null, page) : ScimFilterReader.Read(text) switch
        {
            ScimReading<ScimFilter>.Read { Value: var filter } => new ScimQuery(filter, page),
            ScimReading<ScimFilter>.Refused { Error: var error } => error,
            _ => throw new InvalidOperationException("A filter is read or refused."),
        };
    }

    public static string? WriteCursor(string? id) => id is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));

    private static string? ReadCursor(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var id = text.Length <= LongestCursor && Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) : "";
        return id.Length > 0 && id.All(static each => char.IsAsciiLetterOrDigit(each) || each == '-') ? id : null;
    }

    private static int? ReadNumber(IQueryCollection query, string name, int usual) => !query.TryGetValue(name, out var text) ? usual
        : int.TryParse(text.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
