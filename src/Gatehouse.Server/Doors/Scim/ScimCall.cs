using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Scim;

namespace Gatehouse.Server.Doors.Scim;

/// <summary>One request of somebody who showed a token.</summary>
/// <param name="Base">The address before the resource: <c>https://host/d-…/scim/v2</c>.</param>
internal sealed record ScimCall(HttpContext Context, Provisioner Provisioner, string Base)
{
    public string Method => Context.Request.Method;

    public WorkforceDirectory Directory => Provisioner.Directory;

    /// <summary>Runs an operation as whoever showed the token, and makes the answer of its reply.</summary>
    public async Task<ScimReading<ScimAnswer>> RunAsync<TOperation, TRequest, TReply>(TRequest request, Func<TReply, ScimAnswer> answer)
        where TOperation : Operation<TRequest, TReply> =>
        await Context.RequestServices.GetRequiredService<OperationRunner>().RunAsync(
            Context.RequestServices.GetRequiredService<TOperation>(), request, Provisioner.Caller, Context.RequestAborted) switch
        {
            Outcome<TReply>.Done { Value: var reply } => answer(reply),
            Outcome<TReply>.Refused { Refusal: var refusal } => ScimAnswer.Translate(refusal),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
}
