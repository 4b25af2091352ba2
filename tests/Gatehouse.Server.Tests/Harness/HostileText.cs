using Xunit;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>What people and programs put into fields that were not made for it.</summary>
internal static class HostileText
{
    public static TheoryData<string> Addresses => ["empty", "blank", "megabyte", "right to left", "emoji", "mixed scripts", "header", "two", "no dot", "65 characters"];

    public static TheoryData<string> Passwords => ["megabyte", "right to left", "emoji", "combining marks", "65 characters", "blank"];

    public static string Of(string name) => name switch
    {
        "empty" => "",
        "blank" => " \t ",
        "megabyte" => new string('a', 1_000_000) + "@example.com",
        "right to left" => "\u202Eowner@example.com",
        "emoji" => "\U0001F511@example.com",
        "mixed scripts" => "owner@ex\u0430mple.com",
        "header" => "owner@example.com\r\nBcc: all@example.com",
        "two" => "owner@example.com,other@example.com",
        "no dot" => "owner@localhost",
        "65 characters" => new string('a', 53) + "@example.com",
        "combining marks" => "A" + new string('\u0301', 500_000),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
