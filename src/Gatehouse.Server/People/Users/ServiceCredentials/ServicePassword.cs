using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

/// <summary>Drawn, never chosen: 44 characters hold 262 bits, so that a plain hash of it is enough.</summary>
internal static class ServicePassword
{
    private const int Length = 44;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static (string Text, string Hash) Draw(SecretSource random)
    {
        var text = random.Text(Length, Alphabet);
        return (text, SecretHash.Of(text));
    }
}
