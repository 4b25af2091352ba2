namespace Gatehouse.Server.People.Directory.Memberships;

/// <summary>One person in one group.</summary>
internal sealed record DirectoryMembership(string Id, string DirectoryId, string GroupId, string UserId, DateTimeOffset CreatedAt, string CreatedBy);
