using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.Doors.Diagnosis;

internal static class ClockExamination
{
    /// <summary>People's phones keep time by the network: when most of them disagree with us, they are right.</summary>
    public static async Task<Finding> RunAsync(Examined installation, Database database, CancellationToken cancellation)
    {
        var found = await database.ReadAsync(session => installation.Get<ClockDiagnosis>().FindAsync(session, null), cancellation);
        return found.IsOurs
            ? Finding.Wrong("authenticator clocks", "most authenticator apps used in the last week are off to the same side: this server's clock is wrong. Let it keep time by NTP.")
            : Finding.Ok("authenticator clocks", "people's apps give no sign that this server's clock is wrong");
    }
}
