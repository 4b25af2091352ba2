using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Protocols.Aws.Json;

/// <summary>The serializer's settings for each form of the wire; the attributes of the members decide the rest.</summary>
internal static class AwsJsonOptions
{
    private static readonly JsonSerializerOptions s_query = Make(WireForm.Query, isReading: true);
    private static readonly JsonSerializerOptions s_json = Make(WireForm.Json, isReading: true);
    private static readonly JsonSerializerOptions s_camelJson = Make(WireForm.CamelJson, isReading: true);
    private static readonly JsonSerializerOptions s_reply = Make(WireForm.Json, isReading: false);
    private static readonly JsonSerializerOptions s_camelReply = Make(WireForm.CamelJson, isReading: false);

    public static JsonSerializerOptions ForReading(WireForm form) => form switch
    {
        WireForm.Query => s_query,
        WireForm.Json => s_json,
        _ => s_camelJson,
    };

    public static JsonSerializerOptions ForWriting(WireForm form) => form == WireForm.CamelJson ? s_camelReply : s_reply;

    private static JsonSerializerOptions Make(WireForm form, bool isReading)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = form == WireForm.CamelJson ? JsonNamingPolicy.CamelCase : null,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = form == WireForm.Query ? JsonNumberHandling.AllowReadingFromString : JsonNumberHandling.Strict,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ApplyAttributes } },
        };
        options.Converters.Add(new InstantConverter(TimeForm.EpochSeconds));
        if (isReading)
        {
            options.Converters.Add(new PlainTextConverter());
        }

        if (form == WireForm.Query && isReading)
        {
            options.Converters.Add(new TextBooleanConverter());
        }

        options.MakeReadOnly();
        return options;
    }

    private static JsonConverter? MakeTimeConverter(RecordMember member, JsonPropertyInfo property) => member.Find<TimeFormAttribute>() switch
    {
        null => null,
        var time when property.PropertyType == typeof(DateTimeOffset) => new InstantConverter(time.Form),
        var time => new PossibleInstantConverter(time.Form),
    };

    private static void ApplyAttributes(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var members = RecordMember.Of(type.Type).ToDictionary(static member => member.PropertyName, StringComparer.Ordinal);
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider is not PropertyInfo info || !members.TryGetValue(info.Name, out var member))
            {
                continue;
            }

            property.Name = member.Find<WireAttribute>()?.Name ?? property.Name;
            property.CustomConverter = member.IsUrlEncoded ? new UrlEncodedConverter() : MakeTimeConverter(member, property) ?? property.CustomConverter;
        }
    }
}
