using Gatehouse.Server.Doors.Help;

namespace Gatehouse.Server.Tests.Doors.Help;

internal static class Topics
{
    public static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        ["brand"] = "Gatehouse",
        ["publicUrl"] = "https://signin.example",
        ["host"] = "signin.example",
        ["support"] = "https://signin.example/support",
        ["region"] = "us-east-1",
        ["mailAccounts"] = "accounts@signin.example",
        ["mailDirectory"] = "directory@signin.example",
    };

    public static TopicLibrary Library() => new(Values);

    public static IEnumerable<Topic> All(TopicLibrary library) => Enum.GetValues<Chapter>().SelectMany(library.Of);
}
