using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.People.Users.Certificates;

internal static class CertificateRefusals
{
    public static Refusal NotFound(string id) => IamRefusals.NoSuchEntity($"The Certificate with id {id} cannot be found.");

    public static Refusal Malformed { get; } = new("MalformedCertificate", RefusalKind.Malformed, "The certificate is not a PEM-encoded X.509 certificate.");

    public static Refusal Invalid { get; } = new("InvalidCertificate", RefusalKind.Malformed, "The certificate is expired or not yet valid.");

    public static Refusal Duplicate { get; } = new("DuplicateCertificate", RefusalKind.Conflict, "The same certificate was uploaded already.");
}
