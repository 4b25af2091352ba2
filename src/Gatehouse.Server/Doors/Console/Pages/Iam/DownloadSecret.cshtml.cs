using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>Gives back as a file what the form of a page that showed a secret sends. Nothing is looked up: nobody learns here what they do not have.</summary>
internal sealed class DownloadSecretModel(PageTools tools) : IamPage(tools)
{
    [BindProperty]
    public string? Kind { get; set; }

    public IActionResult OnPost() =>
        SecretFile.Kinds.GetValueOrDefault(Kind ?? "") is { } file && file.Write(field => Request.Form[field]) is { } content
            ? File(content, "text/csv; charset=utf-8", file.FileName)
            : BadRequest();
}
