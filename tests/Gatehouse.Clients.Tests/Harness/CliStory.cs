using Shouldly;

namespace Gatehouse.Clients.Tests.Harness;

/// <summary>How a story says that a command worked, failed or was denied.</summary>
internal static class CliStory
{
    public static async Task DoAsync(this AwsCli cli, FormattableString command)
    {
        var result = await cli.CallAsync(command);
        result.ExitCode.ShouldBe(0, $"aws {command}: {result.Error}");
    }

    /// <param name="code">As the CLI prints it in brackets.</param>
    public static async Task FailsAsync(this AwsCli cli, FormattableString command, string code, string message)
    {
        var result = await cli.CallAsync(command);
        result.ExitCode.ShouldBe(254, $"aws {command}: {result.Output}{result.Error}");
        result.Error.ShouldContain($"({code})", customMessage: $"aws {command}");
        result.Error.ShouldContain(message, customMessage: $"aws {command}");
    }

    public static Task IsDeniedAsync(this AwsCli cli, FormattableString command, string message) => cli.FailsAsync(command, "AccessDenied", message);
}
