using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gatehouse.Server.People.Directory.Users;

/// <summary>The one extension that users have, as a document with the names of RFC 7643, section 4.3.</summary>
internal static class EnterpriseExtension
{
    public const string Name = "aws:identitystore:enterprise";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static IReadOnlyDictionary<string, JsonElement> Write(EnterpriseAttributes attributes) => new Dictionary<string, JsonElement>(StringComparer.Ordinal)
    {
        [Name] = JsonSerializer.SerializeToElement(
            new Document
            {
                EmployeeNumber = attributes.EmployeeNumber,
                CostCenter = attributes.CostCenter,
                Organization = attributes.Organization,
                Division = attributes.Division,
                Department = attributes.Department,
                Manager = attributes.Manager is null ? null : new ManagerOf { Value = attributes.Manager },
            },
            Form),
    };

    /// <summary>Nothing where the extensions are not those that users have.</summary>
    public static EnterpriseAttributes? Read(IReadOnlyDictionary<string, JsonElement>? extensions)
    {
        if (extensions is null or { Count: 0 })
        {
            return new();
        }

        if (extensions.Count != 1 || !extensions.TryGetValue(Name, out var element) || element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        try
        {
            var document = element.Deserialize<Document>(Form)!;
            var read = new EnterpriseAttributes
            {
                EmployeeNumber = document.EmployeeNumber,
                CostCenter = document.CostCenter,
                Organization = document.Organization,
                Division = document.Division,
                Department = document.Department,
                Manager = document.Manager?.Value,
            };
            return IsText(read.EmployeeNumber) && IsText(read.CostCenter) && IsText(read.Organization) && IsText(read.Division) && IsText(read.Department) && IsText(read.Manager)
                ? read
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsText(string? text) => text is null or { Length: > 0 and <= StorePatterns.LongestText } && text?.Contains('\0', StringComparison.Ordinal) != true;

    private sealed record Document
    {
        public string? EmployeeNumber { get; init; }

        public string? CostCenter { get; init; }

        public string? Organization { get; init; }

        public string? Division { get; init; }

        public string? Department { get; init; }

        public ManagerOf? Manager { get; init; }
    }

    private sealed record ManagerOf
    {
        public string? Value { get; init; }

        [JsonPropertyName("$ref")]
        public string? Reference { get; init; }

        public string? DisplayName { get; init; }
    }
}
