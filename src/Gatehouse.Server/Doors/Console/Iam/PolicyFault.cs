using System.Text.Encodings.Web;
using System.Text.Json;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>What is wrong with a policy that somebody types, and where.</summary>
internal static class PolicyFault
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Line, column and JSON path of the first fault with its text; nothing for a policy that can be read.</summary>
    public static string? Find(string? document, PolicyUse use, IStringLocalizer<Texts> texts) =>
        string.IsNullOrWhiteSpace(document) ? texts["PolicyMissing"].Value
        : PolicyReader.Read(document, use) is PolicyReading.Malformed { Error: var error }
            ? texts["PolicyFault", error.Line, error.Column, error.JsonPath, error.Text].Value
            : null;

    /// <summary>Browsers end lines of a form in their own way, which would count as another policy.</summary>
    public static string Normal(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>A policy on one line is shown on many; one that somebody laid out stays as it is.</summary>
    public static string Lay(string document)
    {
        if (document.AsSpan().Trim().Contains('\n'))
        {
            return document;
        }

        try
        {
            using var read = JsonDocument.Parse(document);
            return JsonSerializer.Serialize(read.RootElement, Indented);
        }
        catch (JsonException)
        {
            return document;
        }
    }
}
