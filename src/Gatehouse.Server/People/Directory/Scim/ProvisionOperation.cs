using System.Text.Json.Nodes;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

/// <summary>A request of an identity provider about the directory of its token.</summary>
internal interface IProvisionRequest
{
    WorkforceDirectory Directory { get; }

    /// <summary>What audit records show besides.</summary>
    string? Subject { get; }
}

/// <summary>An operation of SCIM. Whoever shows a token of the directory may do it, in this directory and in no other.</summary>
internal abstract class ProvisionOperation<TRequest, TReply> : Operation<TRequest, TReply>
    where TRequest : IProvisionRequest
{
    public override JsonObject? Describe(TRequest request) => new() { ["tenantId"] = request.Directory.Id, ["subject"] = request.Subject };

    public sealed override Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        caller.Owner == ScimToken.OwnerOf(request.Directory.Id)
            ? ProvisionAsync(request, caller, session)
            : Task.FromResult<Outcome<TReply>>(StoreRefusals.NoStore(request.Directory.Id));

    protected abstract Task<Outcome<TReply>> ProvisionAsync(TRequest request, Caller caller, DbSession session);

    protected static OperationDeclaration Declare(string name, bool readOnly = false) =>
        new(name, "identitystore-scim.amazonaws.com", new OperationRule.Self(ScimToken.Kind), readOnly);

    /// <summary>As records of users and groups name whoever changed them.</summary>
    protected static string NameOf(Caller caller) => "scim/" + caller.PrincipalId;

    protected static Refusal Refuse(ScimError error) => StoreRefusals.Invalid(error.Detail) with
    {
        Members = error.Type is { } type ? new Dictionary<string, string>(StringComparer.Ordinal) { ["scimType"] = type } : null,
    };
}
