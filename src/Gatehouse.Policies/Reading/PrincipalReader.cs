using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Reading;

/// <summary>Reads Principal and NotPrincipal. Whether those named exist is for the caller to judge.</summary>
internal sealed class PrincipalReader(Faults faults)
{
    private const int AccountIdLength = 12;

    public PrincipalSet Read(JsonPart part)
    {
        var kinds = new Dictionary<string, List<string>>(StringComparer.Ordinal)
        {
            ["AWS"] = [], ["Service"] = [], ["Federated"] = [], ["CanonicalUser"] = [],
        };
        if (part.Kind == JsonKind.Text)
        {
            faults.Expect(part.Text == "*", part, Invalid("STAR", part.Text));
            kinds["AWS"].Add(part.Text);
        }
        else
        {
            faults.Expect(part is { Kind: JsonKind.Object, Members.Count: > 0 }, part, Faults.Syntax);
            foreach (var (kind, value) in part.Members)
            {
                if (faults.Expect(kinds.TryGetValue(kind, out var found), value, Faults.Syntax))
                {
                    Collect(kind, value, found!);
                }
            }
        }

        return Make(kinds);
    }

    private static string Invalid(string kind, string text) => $"Invalid principal in policy: \"{kind}\":\"{text}\"";

    private void Collect(string kind, JsonPart value, List<string> found)
    {
        faults.Expect(value.AsList().Count > 0, value, Faults.Syntax);
        foreach (var item in value.AsList())
        {
            faults.Expect(item.Kind == JsonKind.Text, item, Faults.Syntax);
            faults.Expect(kind == "AWS" ? IsPrincipal(item.Text) : item.Text.Length > 0 && !item.Text.Contains('*', StringComparison.Ordinal), item, Invalid(kind, item.Text));
            found.Add(item.Text);
        }
    }

    private static bool IsPrincipal(string text)
    {
        if (text == "*" || IsAccount(text))
        {
            return true;
        }

        // A wildcard inside an ARN would let an account trust names that do not exist yet.
        var isName = Arn.TryRead(text, out var arn) && text.AsSpan().IndexOfAny("*?") < 0;
        return isName && arn!.Service is "iam" or "sts" && IsAccount(arn!.AccountId);
    }

    private static bool IsAccount(string text) => text.Length == AccountIdLength && text.All(char.IsAsciiDigit);

    private static PrincipalSet Make(Dictionary<string, List<string>> kinds)
    {
        var everyone = kinds["AWS"].Remove("*");
        var accounts = kinds["AWS"].Select(AccountOf).OfType<string>();
        var arns = kinds["AWS"].Where(static text => AccountOf(text) is null);
        return new(everyone, accounts, arns, kinds["Service"], kinds["Federated"], kinds["CanonicalUser"]);
    }

    private static string? AccountOf(string text) =>
        IsAccount(text) ? text : Arn.TryRead(text, out var arn) && arn is { Service: "iam", Resource: "root" } ? arn.AccountId : null;
}
