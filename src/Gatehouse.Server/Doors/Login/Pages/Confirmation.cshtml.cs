using System.Text;
using Gatehouse.Server.Access.Grants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Login.Pages;

/// <summary>Shows the code of a sign-in across devices in the form that the AWS CLI reads: base64 of <c>state=…&amp;code=…</c>.</summary>
internal sealed class ConfirmationModel(LoginOptions options) : PageModel
{
    private const int Longest = 1024;

    [FromQuery(Name = "code")]
    public string? Code { get; set; }

    [FromQuery(Name = "state")]
    public string? State { get; set; }

    [FromQuery(Name = "error")]
    public string? Error { get; set; }

    public string? Blob => this is { Code: { Length: > 0 and < Longest } code, State: { Length: > 0 and < Longest } state }
        ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"state={Uri.EscapeDataString(state)}&code={Uri.EscapeDataString(code)}"))
        : null;

    public int Minutes => (int)Math.Ceiling(options.CodeLifetime.TotalMinutes);

    public void OnGet()
    {
    }
}
