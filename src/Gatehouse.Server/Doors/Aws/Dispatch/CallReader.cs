using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Protocols.Aws.Query;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Doors.Aws.Answers;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Aws.Dispatch;

/// <summary>Finds the service and the operation that a request names, and the members it gives.</summary>
internal sealed class CallReader(AwsServices services, OperationCatalogue catalogue)
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public AwsCall Read(Entrance entrance, SignableRequest signable) => entrance switch
    {
        Entrance.Query query => ReadQuery(query.Dialect, signable),
        Entrance.Target target => ReadJson(services.FindByTarget(target.Prefix), target.Operation, AwsDialect.Json11, signable),
        Entrance.Path path => ReadJson(path.Service, path.Operation, AwsDialect.RestJson, signable),
        Entrance.WrongMethod wrong => Refuse(AwsServices.Nowhere(wrong.Dialect), wrong.Dialect, AwsRefusals.WrongMethod(signable.Method)),
        _ => Refuse(AwsServices.Nowhere(entrance.Dialect), entrance.Dialect, AwsRefusals.UnknownOperation),
    };

    private AwsCall ReadQuery(AwsDialect dialect, SignableRequest signable)
    {
        var nowhere = AwsServices.Nowhere(dialect);
        if (signable.Body.Length > 0 && signable.Find("Content-Type") is { } type && !type.StartsWith(AwsContentTypes.Form, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(nowhere, dialect, AwsRefusals.NotAForm);
        }

        var form = ReadForm(signable);
        if (form is not QueryReading.Read { Members: var members })
        {
            return Refuse(nowhere, dialect, AwsRefusals.Malformed((form as QueryReading.Unreadable)?.Message ?? "The body is not UTF-8."));
        }

        var (action, version) = (TextOf(members, "Action"), TextOf(members, "Version"));
        var service = services.FindByVersion(version ?? "") ?? nowhere;
        if (string.IsNullOrEmpty(action))
        {
            return Refuse(service, dialect, AwsRefusals.MissingAction);
        }

        return catalogue.Find(service.Name, action) is { } entry
            ? new AwsCall.Found(new Voice(service, dialect), entry, members, signable)
            : Refuse(service, dialect, AwsRefusals.UnknownAction(action, version));
    }

    /// <summary>What stands in the address and in the body is one form: a name in both is refused like any other that comes twice.</summary>
    private static QueryReading? ReadForm(SignableRequest signable)
    {
        try
        {
            var body = s_strict.GetString(signable.Body.Span);
            return QueryReader.Read(body.Length == 0 ? signable.Query : signable.Query.Length == 0 ? body : signable.Query + "&" + body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private AwsCall ReadJson(AwsService? service, string operation, AwsDialect dialect, SignableRequest signable) =>
        service is not null && catalogue.Find(service.Name, operation) is { } entry
            ? new AwsCall.Found(new Voice(service, dialect), entry, RequestBinder.Parse(signable.Body.Span), signable)
            : Refuse(service ?? AwsServices.Nowhere(dialect), dialect, AwsRefusals.UnknownOperation);

    private static AwsCall.Refused Refuse(AwsService service, AwsDialect dialect, Refusal refusal) => new(new Voice(service, dialect), refusal);

    private static string? TextOf(JsonObject members, string name) =>
        members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
