using Gatehouse.Server.Doors.Terminal;

namespace Gatehouse.Server;

internal static class Program
{
    public static Task<int> Main(string[] args) => GatehouseTerminal.RunAsync(args, Console.Out, Console.Error);
}
