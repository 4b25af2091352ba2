using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record HandshakeFilter
{
    [OneOf(Handshake.Invite, Handshake.EnableAllFeatures, Handshake.ApproveAllFeatures, "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE", "TRANSFER_RESPONSIBILITY")]
    public string? ActionType { get; init; }

    [Length(0, 34)]
    [Pattern(OrganizationPatterns.HandshakeId)]
    public string? ParentHandshakeId { get; init; }
}

internal abstract record HandshakePageRequest : PageRequest
{
    public HandshakeFilter? Filter { get; init; }
}

internal sealed record HandshakesReply(IReadOnlyList<HandshakeView> Handshakes, string? NextToken);
