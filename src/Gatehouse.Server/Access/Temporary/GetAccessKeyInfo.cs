using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Temporary;

internal sealed record GetAccessKeyInfoRequest
{
    [Required]
    [Length(16, 128)]
    [Pattern(StsPatterns.KeyId)]
    public string AccessKeyId { get; init; } = null!;
}

internal sealed record GetAccessKeyInfoReply(string Account);

/// <summary>Whose key is this? Its id says so by itself, so that the answer tells nothing about whether the key exists.</summary>
internal sealed class GetAccessKeyInfo : StsOperation<GetAccessKeyInfoRequest, GetAccessKeyInfoReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetAccessKeyInfo), readOnly: true);

    public override Task<Outcome<GetAccessKeyInfoReply>> HandleAsync(GetAccessKeyInfoRequest request, Caller caller, DbSession session) =>
        Task.FromResult(Find(request.AccessKeyId));

    public override JsonObject? Describe(GetAccessKeyInfoRequest request) => new() { ["accessKeyId"] = request.AccessKeyId };

    private static Outcome<GetAccessKeyInfoReply> Find(string id) =>
        id.StartsWith(UniqueId.LongTermKey, StringComparison.Ordinal) || id.StartsWith(UniqueId.TemporaryKey, StringComparison.Ordinal)
            ? UniqueId.AccountOf(id) is { } account ? new GetAccessKeyInfoReply(account) : NotOurs()
            : NotOurs();

    private static Refusal NotOurs() => StsRefusals.ValidationError("The access key ID is not valid.");
}
