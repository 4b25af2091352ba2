using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var app = ServerHost.Build(args.Select(static each => each.Split('=', 2)).Where(static pair => pair.Length == 2).ToDictionary(static pair => pair[0], static pair => (string?)pair[1]));
        await ServerHost.StartAsync(app);
        Console.WriteLine(app.Services.GetRequiredService<PublicAddress>().Origin);
        await app.WaitForShutdownAsync();
        return 0;
    }
}
