namespace Gatehouse.Server.Foundation.Secrets;

/// <summary>Tells where a room keeps sealed texts, so that they can be sealed anew after the key was rotated.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Key">The column that names the row.</param>
/// <param name="Column">The column that holds the sealed text, or nothing.</param>
/// <param name="Purpose">The purpose it was sealed for.</param>
internal sealed record SealedColumn(string Table, string Key, string Column, string Purpose);
