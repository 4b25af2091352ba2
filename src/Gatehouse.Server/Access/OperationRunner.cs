using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Authorization;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.Access;

/// <summary>
/// The one way to run an operation, for every door. The order is the defence: nothing is judged before the caller is known,
/// nothing is looked up before the caller may ask, and the audit record commits with the change.
/// </summary>
internal sealed class OperationRunner(Database database, Authorizer authorizer, FreshProof proof, AuditTrail audit)
{
    private readonly ConcurrentDictionary<OperationEntry, IInvoker> invokers = new();

    public async Task<Outcome<TReply>> RunAsync<TRequest, TReply>(
        Operation<TRequest, TReply> operation, TRequest request, Caller caller, CancellationToken cancellation = default)
    {
        // 1. The rule: whom it does not name learns nothing, not even what would be valid.
        if (authorizer.FindObjection(caller, operation.Declaration.Rule) is { } objection)
        {
            return await RefuseAsync(operation, request, caller, Denial.Of(objection));
        }

        // 2. Validate the request by itself; what policies are asked is read from it.
        if ((RequestMembers.FindProblem(operation.Declaration, request) ?? operation.Validate(request)) is { } invalid)
        {
            return await RefuseAsync(operation, request, caller, invalid);
        }

        // Callers whom no policy could help hear of a misspelt request first, as from the services.
        if (operation.FindObjection(caller) is { } unfit)
        {
            return await RefuseAsync(operation, request, caller, unfit);
        }

        // A browser that was left open is not its owner, where the rest of the account depends on it.
        if (operation.Declaration.AsksForProof && proof.FindObjection(caller) is { } stale && !await ProvesEnoughAsync(operation.Declaration, caller, cancellation))
        {
            return await RefuseAsync(operation, request, caller, stale);
        }

        // What the request proves by itself is settled before the policies, which may ask about it.
        switch (await operation.ProveAsync(request, caller, cancellation))
        {
            case Outcome<Caller>.Done { Value: var proved }:
                caller = proved;
                break;
            case Outcome<Caller>.Refused { Refusal: var unproved }:
                return await RefuseAsync(operation, request, caller, unproved);
        }

        // 3 to 5 of a call that only reads happen in one snapshot.
        if (operation.Declaration.ReadOnly)
        {
            return await FinishAsync(operation, request, caller, await database.ReadAsync(session => LookAsync(operation, request, caller, session, cancellation), cancellation));
        }

        // 3. The policies, before anything is looked up for an answer.
        if (await database.ReadAsync(session => FindDenialAsync(operation, request, caller, session), cancellation) is { } denied)
        {
            return await RefuseAsync(operation, request, caller, denied);
        }

        // 4. Slow work, outside any transaction.
        if (await operation.PrepareAsync(request, caller, cancellation) is { } refused)
        {
            return await RefuseAsync(operation, request, caller, refused);
        }

        // 5. The change and its record, together or not at all.
        var outcome = await ChangeAsync(operation, request, caller);
        return outcome is Outcome<TReply>.Refused no ? await RefuseAsync(operation, request, caller, no.Refusal) : outcome;
    }

    /// <summary>For doors that find an operation by its name on the wire. The request is of the entry's type.</summary>
    public Task<Outcome<object>> RunAsync(
        OperationEntry entry, object request, Caller caller, IServiceProvider services, CancellationToken cancellation = default) =>
        invokers.GetOrAdd(entry, static known => (IInvoker)Activator.CreateInstance(typeof(Invoker<,>).MakeGenericType(known.Request, known.Reply))!)
            .RunAsync(this, services.GetRequiredService(entry.Type), request, caller, cancellation);

    private async Task<bool> ProvesEnoughAsync(OperationDeclaration declaration, Caller caller, CancellationToken cancellation) =>
        declaration.ProvesPassword && await database.ReadAsync(session => PasswordForm.IsProofAsync(session, CredentialOwner.Read(caller.Owner)), cancellation);

    private async Task<Refusal?> FindDenialAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller caller, DbSession session) =>
        operation.Declaration.Rule is OperationRule.Iam
            ? await authorizer.FindDenialAsync(caller, await operation.FindChecksAsync(request, caller, session), session)
            : null;

    private async Task<Outcome<TReply>> LookAsync<TRequest, TReply>(
        Operation<TRequest, TReply> operation, TRequest request, Caller caller, DbSession session, CancellationToken cancellation) =>
        await FindDenialAsync(operation, request, caller, session) is { } denied ? denied
            : await operation.PrepareAsync(request, caller, cancellation) is { } refused ? refused
            : await operation.HandleAsync(request, caller, session);

    private async Task<Outcome<TReply>> FinishAsync<TRequest, TReply>(
        Operation<TRequest, TReply> operation, TRequest request, Caller caller, Outcome<TReply> outcome)
    {
        if (outcome is Outcome<TReply>.Refused { Refusal: var refusal })
        {
            return await RefuseAsync(operation, request, caller, refusal);
        }

        audit.AppendLater(Tell(operation, request, caller));
        return outcome;
    }

    private async Task<Outcome<TReply>> ChangeAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller caller)
    {
        try
        {
            return await database.WriteAsync(async session =>
            {
                var outcome = await operation.HandleAsync(request, caller, session);
                if (outcome is Outcome<TReply>.Refused)
                {
                    // Thrown to take back what the handler may have written before it found out.
                    throw new TakeBackException<TReply>(outcome);
                }

                await audit.AppendAsync(session, Tell(operation, request, caller));
                return outcome;
            });
        }
        catch (TakeBackException<TReply> back)
        {
            return back.Outcome;
        }
    }

    private async Task<Outcome<TReply>> RefuseAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller caller, Refusal refusal)
    {
        await audit.AppendAsync(Tell(operation, request, caller) with
        {
            Succeeded = false,
            ErrorCode = refusal.Code,
            ErrorMessage = refusal.PublicText,
            PrivateReason = refusal.PrivateReason,
        });
        return refusal;
    }

    private static AuditEvent Tell<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller caller) => new()
    {
        EventName = operation.Declaration.Name,
        EventSource = operation.Declaration.EventSource,
        EventType = operation.Declaration.IsServiceEvent ? "AwsServiceEvent" : "AwsApiCall",
        RecipientAccountId = caller.AccountId.Length > 0 ? caller.AccountId : null,
        UserIdentity = Identify(caller),
        RequestParameters = operation.Declaration.IsServiceEvent ? null : operation.Describe(request),
        ServiceEventDetails = operation.Declaration.IsServiceEvent ? operation.Describe(request) : null,
        ReadOnly = operation.Declaration.ReadOnly,
        Origin = caller.Origin,
    };

    private static JsonObject Identify(Caller caller) => caller.Kind == DirectoryUser.Kind ? WorkforceIdentity.Of(caller.AccountId, CredentialOwner.Read(caller.Owner).Id, caller.SessionId) : new()
    {
        ["type"] = caller.Kind,
        ["principalId"] = caller.PrincipalId.Length > 0 ? caller.PrincipalId : caller.Kind == "Root" ? caller.AccountId : caller.Owner,
        ["arn"] = caller.Arn,
        ["accountId"] = caller.AccountId,
        ["accessKeyId"] = caller.AccessKeyId ?? "",
    };

    private sealed class TakeBackException<TReply>(Outcome<TReply> outcome) : Exception
    {
        public Outcome<TReply> Outcome { get; } = outcome;
    }

    /// <summary>Knows an operation's types, so that a door need not.</summary>
    private interface IInvoker
    {
        Task<Outcome<object>> RunAsync(OperationRunner runner, object operation, object request, Caller caller, CancellationToken cancellation);
    }

    private sealed class Invoker<TRequest, TReply> : IInvoker
        where TReply : notnull
    {
        public async Task<Outcome<object>> RunAsync(
            OperationRunner runner, object operation, object request, Caller caller, CancellationToken cancellation) =>
            await runner.RunAsync((Operation<TRequest, TReply>)operation, (TRequest)request, caller, cancellation) switch
            {
                Outcome<TReply>.Done done => new Outcome<object>.Done(done.Value),
                Outcome<TReply>.Refused refused => refused.Refusal,
                _ => throw new InvalidOperationException("An outcome is done or refused."),
            };
    }
}
