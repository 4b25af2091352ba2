namespace Gatehouse.Server.Tests.Harness;

/// <summary>The files the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Server { get; } = Path.Combine(Root, "src", "Gatehouse.Server");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gatehouse.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run below the repository.");
        }

        return folder.FullName;
    }
}
