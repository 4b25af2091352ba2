using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Protocols.Aws.Xml;
using Gatehouse.Server.Doors.Aws.Dispatch;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Aws.Answers;

/// <summary>Writes replies and refusals in the caller's dialect.</summary>
internal static class AnswerWriter
{
    private const string ErrorTypeHeader = "x-amzn-ErrorType";

    public static AwsAnswer Reply(Voice voice, string operation, object reply, string requestId) => voice.Dialect switch
    {
        AwsDialect.QueryXml => new(StatusCodes.Status200OK, AwsContentTypes.Xml, QueryXmlWriter.Write(operation, reply, requestId, voice.Service.XmlNamespace)),
        AwsDialect.QueryJson => new(StatusCodes.Status200OK, AwsContentTypes.Json, AwsJsonWriter.WriteQueryReply(operation, reply, requestId)),
        AwsDialect.Json11 => new(StatusCodes.Status200OK, AwsContentTypes.Json11, AwsJsonWriter.Write(reply, voice.Service.Form)),
        _ => new(StatusCodes.Status200OK, AwsContentTypes.Json, AwsJsonWriter.Write(reply, voice.Service.Form)),
    };

    public static AwsAnswer Refuse(Voice voice, Refusal refusal, string requestId)
    {
        var fault = FaultTable.Translate(refusal, voice.Service, voice.Dialect);
        if (voice.Service.TellsRequestId)
        {
            fault = fault with { Members = new Dictionary<string, string>(fault.Members ?? new Dictionary<string, string>(), StringComparer.Ordinal) { ["RequestId"] = requestId } };
        }

        return AwsFaultWriter.Write(voice.Dialect, fault, requestId, voice.Service.XmlNamespace);
    }

    public static async Task SendAsync(HttpContext context, AwsAnswer answer, TimeSpan? retryAfter)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (answer.ErrorType is { } type)
        {
            response.Headers[ErrorTypeHeader] = type;
        }

        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }
}
