using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>
/// A page about users, groups, roles or policies. It asks the operations that the API has, so it shows and does what the API would; what
/// its visitor may not see is named in its place.
/// </summary>
internal abstract class IamPage(PageTools tools) : ConsolePage(tools.Entrance, tools.Runner, tools.Texts)
{
    /// <summary>The permission that a change would have needed.</summary>
    public MissingPermission? Missing { get; protected set; }

    /// <summary>An operation lives for one call, so each call has one of its own.</summary>
    internal TOperation New<TOperation>()
        where TOperation : notnull => HttpContext.RequestServices.GetRequiredService<TOperation>();

    /// <summary>Judges the members as the API does before anything else, and asks.</summary>
    internal async Task<Answer<TReply>> TryAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request)
        where TRequest : class
        where TReply : class =>
        MemberRules.FindViolations(request) is [var first, ..]
            ? new(new Refusal(RefusalWords.Misfit, RefusalKind.Malformed, first.Path))
            : await AskAsync(operation, request);

    /// <summary>Says why something was not done: beside its field, or at the top. True when it was done.</summary>
    protected bool Accept<T>(Answer<T> answer, string? field = null)
        where T : class
    {
        if (answer.Refusal is not { } refusal)
        {
            return true;
        }

        var words = answer.Missing is null ? RefusalWords.Describe(refusal, Words) : null;
        if (words is null)
        {
            Missing = answer.Missing;
            Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (refusal.Code == RefusalWords.Misfit || field is not null)
        {
            Tell(refusal.Code == RefusalWords.Misfit && field is null ? FieldOf(refusal.PublicText) : field!, words);
        }
        else
        {
            Problem = words;
        }

        return false;
    }

    /// <summary>The fields of forms are named like the members of requests.</summary>
    private static string FieldOf(string member)
    {
        var name = member.Split('.')[0];
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
