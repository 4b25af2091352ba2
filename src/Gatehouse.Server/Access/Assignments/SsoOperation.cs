using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>An operation of IAM Identity Center (API version 2020-07-20).</summary>
internal abstract class SsoOperation<TRequest, TReply> : Operation<TRequest, TReply>
{
    public const string Source = "sso.amazonaws.com";

    protected string Action => ((OperationRule.Iam)Declaration.Rule).Action;

    public override JsonObject? Describe(TRequest request) => RequestRecord.Of(request!);

    protected static OperationDeclaration Declare(string name, bool readOnly = false) => new(name, Source, new OperationRule.Iam("sso:" + name, "*"), readOnly);

    /// <param name="tagged">Whose tags policies may ask about; nothing where there is nothing of the caller's own.</param>
    protected async Task<AccessCheck> AskAsync(DbSession session, string arn, string? tagged)
    {
        var check = new AccessCheck(Action, arn);
        foreach (var tag in tagged is null ? [] : await TagStore.FindAllAsync(session, tagged))
        {
            check = check.With("aws:ResourceTag/" + tag.Key, tag.Value);
        }

        return check;
    }
}
