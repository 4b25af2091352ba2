using System.Text;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.People.Directory.Import;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>Makes many people at once of a file: first a look at what it would do, then all of them or nobody.</summary>
internal sealed class ImportPeopleModel(PageTools tools) : DirectoryPage(tools)
{
    [BindProperty]
    public IFormFile? Chosen { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public IReadOnlyList<FileProblem> Problems { get; private set; } = [];

    /// <summary>What would be imported; nothing while there is no file, or something is wrong with it.</summary>
    public IReadOnlyList<FileUser>? Ready { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FindStoreAsync() ? Page() : Redirect(DirectoryLinks.Directory);

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        if (Chosen is not { Length: > 0 and <= UserFile.LongestFile } file)
        {
            Tell(nameof(Chosen), Words["DirFileNeeded"]);
            return Page();
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        Text = await reader.ReadToEndAsync(HttpContext.RequestAborted);
        var found = (await ReadAsync(New<PreviewUsers>(), new(Text))).File;
        Problems = found.Problems;
        if (Problems.Count > 0)
        {
            return Page();
        }

        if (found.Users.Count == 0)
        {
            Tell(nameof(Chosen), Words["DirFileNeeded"]);
            return Page();
        }

        Ready = found.Users;
        return Page();
    }

    public async Task<IActionResult> OnPostImportAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        var import = New<ImportUsers>();
        var answer = await TryAsync(import, new ImportUsersRequest(Text ?? ""));
        Problems = import.Problems;
        return answer.Refusal?.Code != ImportUsers.Wrong && Done(answer) ? Finish(DirectoryLinks.People, "DirImported") : Page();
    }

    /// <summary>The problems once more, as a file for whoever keeps the people elsewhere.</summary>
    public async Task<IActionResult> OnPostReportAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        var lines = (await ReadAsync(New<PreviewUsers>(), new(Text ?? ""))).File.Problems
            .Select(each => $"{each.Line},{SpreadsheetText.Cell(Tell(each))}");
        return File(Encoding.UTF8.GetBytes($"line,problem\r\n{string.Join("\r\n", lines)}\r\n"), "text/csv; charset=utf-8", "import-problems.csv");
    }

    public string Tell(FileProblem problem) => problem.Code switch
    {
        "FileUnreadable" => Words["DirFileUnreadable"],
        "FileColumnMissing" => Words["DirFileColumnMissing", problem.Detail],
        "FileColumnUnknown" => Words["DirFileColumnUnknown", problem.Detail],
        "FileColumnTwice" => Words["DirFileColumnTwice"],
        "FileTooLong" => Words["DirFileTooLong", problem.Detail],
        "FileFieldCount" => Words["DirFileFieldCount", problem.Detail],
        "FileNameTwice" => Words["DirFileNameTwice", problem.Detail],
        "FileEmailTwice" => Words["DirFileEmailTwice", problem.Detail],
        "FileNameTaken" => Words["DirFileNameTaken", problem.Detail],
        "FileEmailTaken" => Words["DirFileEmailTaken", problem.Detail],
        _ => problem.Detail,
    };
}
