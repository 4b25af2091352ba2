using System.Text.Json.Serialization;

namespace Gatehouse.Server.Doors.Help.Addresses;

/// <summary>Everything a network or mail administrator must know to let people reach this installation.</summary>
internal sealed record Installation(
    string Brand,
    string PublicUrl,
    string Region,
    string? Domain,
    IReadOnlyList<InstallationAddress> Addresses,
    IReadOnlyList<string> MailSenders,
    IReadOnlyList<Quota> Quotas);

/// <summary>One address by its path form and, where a domain is set, the host form that leads to it.</summary>
internal sealed record InstallationAddress(string Name, string Url, string? HostForm);

/// <summary>A limit in force: the setting's key, its value as settings are written, and what it means.</summary>
internal sealed record Quota(string Setting, string Value, string Meaning);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Installation))]
internal sealed partial class InstallationJson : JsonSerializerContext;
