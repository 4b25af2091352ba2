using Gatehouse.Server.Doors.Aws.Signatures;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>What this server would have signed, for whoever looks for the difference.</summary>
internal sealed class SignatureFailuresModel(PageTools tools) : IamPage(tools)
{
    /// <summary>The id that the error named; nothing for all.</summary>
    [BindProperty(SupportsGet = true, Name = "request")]
    public string? Wanted { get; set; }

    public IReadOnlyList<SignatureFailure> Failures { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Wanted = ListView.Clean(Wanted);
        var failures = (await ReadAsync(New<ListSignatureFailures>(), new())).Failures;
        Failures = [.. failures.Where(each => Wanted is null || each.RequestId.Contains(Wanted, StringComparison.OrdinalIgnoreCase))];
    }
}
