using System.Text.Json;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Backups;

/// <summary>What a backup says about itself.</summary>
/// <param name="Program">The version of the program that took it.</param>
/// <param name="KeyFingerprint">The key that its secrets are sealed under; without that key file the backup is of no use.</param>
/// <param name="Steps">The schema it has.</param>
/// <param name="Sha256">Of the dump beside which the manifest lies; empty where the manifest is inside.</param>
internal sealed record BackupManifest(
    string Program, DateTimeOffset TakenAt, string KeyFingerprint, IReadOnlyList<AppliedMigration> Steps, string Sha256 = "")
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Write() => JsonSerializer.Serialize(this, Form);

    /// <summary>Nothing when the text is no manifest.</summary>
    public static BackupManifest? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<BackupManifest>(text, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
