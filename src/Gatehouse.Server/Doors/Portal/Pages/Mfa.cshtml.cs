using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory.Own;
using Gatehouse.Server.People.Factors;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The visitor's own MFA devices. Whoever changes them proves first that it is them.</summary>
internal sealed class MfaModel(PortalTools tools) : PortalPage(tools)
{
    [BindProperty]
    public string? Serial { get; set; }

    [BindProperty]
    public string? DeviceName { get; set; }

    public IReadOnlyList<MfaDevice> Devices { get; private set; } = [];

    protected override bool AsksForProof => HttpMethods.IsPost(Request.Method) && DeviceName is null;

    public Task OnGetAsync() => ShowAsync();

    public Task<IActionResult> OnPostRenameAsync() =>
        EndAsync(New<UpdateMfaDeviceForUser>(), new UpdateMfaDeviceForUserRequest(Serial ?? "", DeviceName ?? ""), "MfaRenamed");

    public Task<IActionResult> OnPostRemoveAsync() => EndAsync(New<DeleteMfaDeviceForUser>(), new DeleteMfaDeviceForUserRequest(Serial ?? ""), "MfaRemoved");

    private async Task<IActionResult> EndAsync<TRequest>(Foundation.Operations.Operation<TRequest, Nothing> operation, TRequest request, string done)
    {
        if (RefusalOf(await RunAsync(operation, request)) is not { } refusal)
        {
            return Finish("mfa", done);
        }

        Problem = refusal.Code switch
        {
            FactorRefusals.Taken => Words["DeviceNameTaken"],
            _ when refusal == OwnDirectory.DeviceNameWrong => Words["DeviceNameWrong"],
            _ => Words["ChangedMeanwhile"],
        };
        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync() => Devices = (await ReadAsync(New<ListMfaDevicesForUser>(), new ListMfaDevicesForUserRequest())).Devices;
}
