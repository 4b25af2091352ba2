using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Aws.Dispatch;

/// <summary>Where an answer goes: the service that speaks and the dialect it speaks in.</summary>
internal sealed record Voice(AwsService Service, AwsDialect Dialect);

/// <summary>A request of the API, read as far as can be without believing it.</summary>
internal abstract record AwsCall(Voice Voice)
{
    /// <param name="Members">What the request says, still to be bound to the operation's record; nothing when the body cannot be read.</param>
    internal sealed record Found(Voice Voice, OperationEntry Entry, JsonObject? Members, SignableRequest Signable) : AwsCall(Voice);

    internal sealed record Refused(Voice Voice, Refusal Refusal) : AwsCall(Voice);
}
