using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.People.Users;

/// <summary>An operation of IAM (API version 2010-05-08).</summary>
internal abstract class IamOperation<TRequest, TReply> : Operation<TRequest, TReply>
{
    public const string Source = "iam.amazonaws.com";

    public override JsonObject? Describe(TRequest request) => RequestRecord.Of(request!);

    /// <param name="resource">What policies are asked about unless <see cref="Operation{TRequest, TReply}.FindChecksAsync"/> says otherwise.</param>
    protected static OperationDeclaration Declare(string name, string resource = "*", bool readOnly = false) =>
        new(name, Source, new OperationRule.Iam("iam:" + name, resource), readOnly);
}
