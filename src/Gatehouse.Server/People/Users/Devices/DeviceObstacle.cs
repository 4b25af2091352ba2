using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed class DeviceObstacle : IPrincipalObstacle
{
    public async Task<string?> FindAsync(DbSession session, string principalId) =>
        (await MfaDeviceStore.FindDevicesAsync(session, IamUser.OwnerOf(principalId))).Count > 0 ? "delete MFA device" : null;
}
