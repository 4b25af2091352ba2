using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>The tags of something, and where its forms set and remove them.</summary>
internal sealed record TagEditor(IReadOnlyList<Tag> Tags, string SetAddress, string RemoveAddress);
