using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>Instants are read in every form that clients use and written in the one that the member has.</summary>
internal sealed class InstantConverter(TimeForm form) : JsonConverter<DateTimeOffset>
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : throw new JsonException();
        }

        var number = reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var value) ? value : throw new JsonException();
        var milliseconds = form == TimeForm.EpochMilliseconds ? number : Math.Abs(number) < 1_000_000_000_000 ? number * 1000 : throw new JsonException();
        return milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        var milliseconds = value.ToUnixTimeMilliseconds();
        switch (form)
        {
            case TimeForm.Iso8601:
                writer.WriteStringValue(value.ToUniversalTime().ToString(Iso, CultureInfo.InvariantCulture));
                break;
            case TimeForm.EpochMilliseconds:
                writer.WriteNumberValue(milliseconds);
                break;
            case TimeForm.EpochSeconds when milliseconds % 1000 == 0:
                writer.WriteNumberValue(milliseconds / 1000);
                break;
            default:
                writer.WriteNumberValue(milliseconds / 1000m);
                break;
        }
    }
}
