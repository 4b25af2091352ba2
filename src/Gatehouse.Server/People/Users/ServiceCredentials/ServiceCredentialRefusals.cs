using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

internal static class ServiceCredentialRefusals
{
    public static Refusal NotFound(string id) => IamRefusals.NoSuchEntity($"No such credential {id} exists");

    /// <summary>For unknown, malformed and unsupported names alike.</summary>
    public static Refusal NotSupported(string service) => IamRefusals.NoSuchEntity($"No such service {service} is supported for Service Specific Credentials");
}
