using System.Globalization;
using System.Text;

namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>What the envelope and the headers of one letter say.</summary>
/// <param name="Id">The letter's own: a letter sent twice after a crash carries the same Message-ID both times.</param>
internal sealed record MimeHead(string Id, DateTimeOffset At, string FromName, MailboxAddress From, MailboxAddress To, string Subject);

/// <summary>A letter as the message that goes over the wire: RFC 5322 headers and the two forms as multipart/alternative (RFC 2046).</summary>
internal static class MimeWriter
{
    public static byte[] Write(MimeHead head, WrittenLetter letter)
    {
        // No line of quoted-printable can hold "=_" (RFC 2045, section 6.7), so no content can end its part early.
        var boundary = "=_" + head.Id;
        var message = new StringBuilder(letter.Html.Length * 2);
        Header("From", $"{DisplayName(head.FromName)} <{head.From}>");
        Header("To", $"<{head.To}>");
        Header("Subject", EncodedWords.Write(head.Subject));
        Header("Date", head.At.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header("Message-ID", $"<{head.Id}@{head.From.Domain}>");

        // RFC 3834: no absence note, please.
        Header("Auto-Submitted", "auto-generated");
        Header("X-Auto-Response-Suppress", "All");
        Header("MIME-Version", "1.0");
        Header("Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        message.Append("\r\n");
        Part("text/plain", letter.Text);
        Part("text/html", letter.Html);
        message.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(message.ToString());

        void Header(string name, string value) => message.Append(name).Append(": ").Append(value).Append("\r\n");

        void Part(string type, string text)
        {
            message.Append("--").Append(boundary).Append("\r\n");
            Header("Content-Type", type + "; charset=utf-8");
            Header("Content-Transfer-Encoding", "quoted-printable");
            message.Append("\r\n").Append(QuotedPrintable.Write(text));
        }
    }

    /// <summary>Plain words stand as they are; with anything else an ASCII name is quoted (RFC 5322, section 3.4) and another encoded.</summary>
    private static string DisplayName(string name)
    {
        if (name.All(static c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-'))
        {
            return name;
        }

        var written = EncodedWords.Write(name);
        return written == name ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : written;
    }
}
