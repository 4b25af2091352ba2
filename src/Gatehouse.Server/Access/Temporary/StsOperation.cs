using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>An operation of STS (API version 2011-06-15).</summary>
internal abstract class StsOperation<TRequest, TReply> : Operation<TRequest, TReply>
{
    public const string Source = "sts.amazonaws.com";

    /// <summary>Asks the policies about <c>sts:</c> and its name.</summary>
    protected static OperationDeclaration Declare(string name, string resource = "*", bool readOnly = false) =>
        new(name, Source, new OperationRule.Iam("sts:" + name, resource), readOnly);

    /// <summary>Every principal of an account may: no policy can take it away.</summary>
    protected static OperationDeclaration DeclareOpen(string name, bool readOnly) =>
        new(name, Source, new OperationRule.Self(PrincipalKinds.All), readOnly);
}
