namespace Gatehouse.Server;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var app = WebApplication.CreateSlimBuilder(args).Build();
        app.MapGet("/", () => "Gatehouse");
        await app.RunAsync();
        return 0;
    }
}
