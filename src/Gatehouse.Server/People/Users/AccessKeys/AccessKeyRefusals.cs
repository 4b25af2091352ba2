using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Users.AccessKeys;

internal static class AccessKeyRefusals
{
    /// <summary>Also for a key of somebody else: who asks for the wrong user learns nothing about the key.</summary>
    public static Refusal NotFound(string id) => IamRefusals.NoSuchEntity($"The Access Key with id {id} cannot be found.");
}
