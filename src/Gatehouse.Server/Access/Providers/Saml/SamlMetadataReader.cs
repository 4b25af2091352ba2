using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

/// <summary>What a provider's metadata say that must be known before they are kept.</summary>
/// <param name="ValidUntil">When they say that they expire; nothing when they do not.</param>
internal sealed record SamlMetadata(string EntityId, DateTimeOffset? ValidUntil);

/// <summary>Reads SAML 2.0 metadata (saml-metadata-2.0-os, sections 2.3 and 2.4). A document type, and with it every entity, is refused.</summary>
internal static class SamlMetadataReader
{
    private const int MostCertificates = 10;
    private static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public static Outcome<SamlMetadata> Read(string text)
    {
        if (Parse(text) is not { } root || root.Name != Metadata + "EntityDescriptor" || root.Attribute("entityID")?.Value is not { Length: > 0 } entity)
        {
            return IamRefusals.InvalidInput("Could not parse metadata");
        }

        if (root.Element(Metadata + "IDPSSODescriptor") is not { } provider)
        {
            return IamRefusals.InvalidInput("The metadata have no IDPSSODescriptor.");
        }

        var certificates = provider.Elements(Metadata + "KeyDescriptor").Descendants(Signature + "X509Certificate").ToList();
        if (certificates.Count is 0 or > MostCertificates || !certificates.TrueForAll(static each => IsCertificate(each.Value)))
        {
            return IamRefusals.InvalidInput($"The metadata must have 1 to {MostCertificates} readable X.509 certificates.");
        }

        return root.Attribute("validUntil")?.Value is { } until
            ? ReadUntil(entity, until)
            : new SamlMetadata(entity, null);
    }

    private static Outcome<SamlMetadata> ReadUntil(string entity, string until)
    {
        try
        {
            return new SamlMetadata(entity, XmlConvert.ToDateTimeOffset(until));
        }
        catch (FormatException)
        {
            return IamRefusals.InvalidInput("The metadata's validUntil is no time.");
        }
    }

    private static XElement? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersFromEntities = 1,
            });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsCertificate(string base64)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64));
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
