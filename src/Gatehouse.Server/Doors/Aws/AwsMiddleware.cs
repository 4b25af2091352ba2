using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Server.Doors.Aws.Answers;
using Gatehouse.Server.Doors.Aws.Dispatch;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Aws;

/// <summary>Takes the calls of the API out of the stream of requests and answers each in its own dialect, whatever happens.</summary>
internal sealed class AwsMiddleware(RequestDelegate next, EntranceFinder entrances, AwsDoor door, ApiOptions options, ILogger<AwsMiddleware> log)
{
    public Task InvokeAsync(HttpContext context) => entrances.Find(context.Request) is { } entrance ? AnswerAsync(context, entrance) : next(context);

    private async Task AnswerAsync(HttpContext context, Entrance entrance)
    {
        var id = context.TraceIdentifier;
        var voice = new Voice(AwsServices.Nowhere(entrance.Dialect), entrance.Dialect);
        AwsAnswer answer;
        Refusal? refusal = null;
        try
        {
            var (found, operation, outcome) = await SignableRequests.ReadAsync(context, options.LargestBody) is { } signable
                ? await door.RunAsync(entrance, context, signable, RequestOrigins.Of(context))
                : (voice, "", AwsRefusals.TooLarge);
            voice = found;
            refusal = (outcome as Outcome<object>.Refused)?.Refusal;
            answer = outcome is Outcome<object>.Done done
                ? AnswerWriter.Reply(voice, operation, done.Value, id)
                : AnswerWriter.Refuse(voice, refusal ?? AwsRefusals.Failed, id);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException bad)
        {
            // A body that breaks off or is chunked wrongly: the connection speaks no more than this.
            log.LogDebug(bad, "A call could not be read");
            answer = AnswerWriter.Refuse(
                voice, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? AwsRefusals.TooLarge : AwsRefusals.Malformed("The request could not be read."), id);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{Method} {Path} failed", context.Request.Method, context.Request.Path.Value);
            answer = AnswerWriter.Refuse(voice, AwsRefusals.Failed, id);
        }

        if (refusal is { PrivateReason: { Length: > 0 } reason })
        {
            log.LogInformation("Refused with {Code}: {Reason}", refusal.Code, reason);
        }

        if (entrance is Entrance.WrongMethod wrong)
        {
            context.Response.Headers.Allow = wrong.Allowed;
        }

        await AnswerWriter.SendAsync(context, answer, refusal?.RetryAfter);
    }
}
