using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>Adds to a denial, for who may decode it, which statements decided and what was known of the call.</summary>
internal sealed class EncodedDenials(EncodedMessages messages, AccessOptions options)
{
    public Refusal Add(Refusal denied, Caller caller, AccessCheck check, Judgement judgement)
    {
        // Another account's statements would be readable in the caller's.
        if (!options.EncodeDenials || !Denial.MayKnowWhy(caller, check))
        {
            return denied;
        }

        var known = judgement.Context.ToDictionary(static each => each.Key, static each => (IReadOnlyList<string>)each.Value, StringComparer.OrdinalIgnoreCase);
        var encoded = messages.Encode(new(caller, check with { Conditions = known }, judgement.Decision));
        return denied with { PublicText = $"{denied.PublicText} Encoded authorization failure message: {encoded}" };
    }
}
