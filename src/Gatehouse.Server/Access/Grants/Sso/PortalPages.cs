using System.Buffers.Text;
using System.Text;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>Pages of the portal API: a token names the last item of the page before.</summary>
internal static class PortalPages
{
    public static string Write(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last));

    /// <summary>The item to go on after: empty without a token, nothing for one that is not ours.</summary>
    public static string? Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return "";
        }

        return Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) is var text && !text.Any(char.IsControl) ? text : null : null;
    }
}
