namespace Gatehouse.Server.People.Directory.Memberships;

/// <summary>A membership as replies show one; it never changes, so both times are the same.</summary>
internal sealed record MembershipView(
    string IdentityStoreId,
    string MembershipId,
    string GroupId,
    MemberId MemberId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string CreatedBy,
    string UpdatedBy)
{
    public static MembershipView Of(DirectoryMembership membership) => new(
        membership.DirectoryId,
        membership.Id,
        membership.GroupId,
        new() { UserId = membership.UserId },
        membership.CreatedAt,
        membership.CreatedAt,
        membership.CreatedBy,
        membership.CreatedBy);
}
