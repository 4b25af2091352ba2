using System.IO.Compression;
using System.Text;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>
/// Hides why a call was denied from the one who made it: only who may decode such messages in the same account learns it.
/// Packed, then sealed for that account, so nothing is stored and no message can be made or altered outside.
/// </summary>
internal sealed class EncodedMessages(Sealer sealer)
{
    public const int Longest = 10_240;
    private const string Purpose = "authorization-message";

    public string Encode(AuthorizationMessage message)
    {
        var whole = Seal(message);
        if (whole.Length <= Longest)
        {
            return whole;
        }

        // Long lists of conditions and statements are the caller's and the policies' choice; the decision itself must get through.
        var check = message.Check with { Conditions = new Dictionary<string, IReadOnlyList<string>>() };
        return Seal(message with { Check = check, Decision = message.Decision with { Deciding = [] } });
    }

    /// <summary>The message as JSON; nothing when it was altered or made for another account.</summary>
    public string? Decode(string encoded, Caller reader) =>
        sealer.Open(PurposeFor(reader), encoded) is { } packed ? Unpack(packed) : null;

    private static string PurposeFor(Caller caller) => $"{Purpose}:{caller.AccountId}";

    private static string Unpack(byte[] packed)
    {
        using var inflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(inflate, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private string Seal(AuthorizationMessage message)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(message.Write().ToJsonString()));
        }

        return sealer.Seal(PurposeFor(message.Caller), packed.ToArray());
    }
}
