using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.Reports;

namespace Gatehouse.Server.People.Users.Devices;

/// <summary>What an account's summary says of devices.</summary>
internal sealed class DeviceCounts : IAccountSummaryPart
{
    public async Task AddAsync(DbSession session, string accountId, IDictionary<string, long> summary)
    {
        var counts = await MfaDeviceStore.CountAsync(session, accountId);
        summary["MFADevices"] = counts.Devices;
        summary["MFADevicesInUse"] = counts.InUse;
        summary["AccountMFAEnabled"] = counts.OfRoot > 0 ? 1 : 0;
    }
}
