using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.People.Credentials;

/// <summary>
/// Codes by text message or call. They are those of <see cref="EmailCodes"/>, sent another way: verified, spent and resent by the same
/// rules, each for its purpose and its number.
/// </summary>
internal sealed class PhoneCodes(EmailCodes codes, PhoneOutbox outbox, PhoneAllowance allowance, IStringLocalizer<Texts> texts, BrandOptions brand)
{
    /// <summary>The code's id; nothing when the number or the account has had its share of messages.</summary>
    public async Task<string?> SendAsync(DbSession session, string purpose, string accountId, PhoneNumber to, PhoneWay way)
    {
        if (!await allowance.TakeAsync(session, accountId, to))
        {
            return null;
        }

        var issued = await codes.IssueAsync(session, purpose, to.E164);
        var words = way == PhoneWay.Call
            ? texts["PhoneCodeSpoken", brand.Name, string.Join(", ", issued.Code.AsEnumerable())]
            : texts["PhoneCodeWritten", brand.Name, issued.Code];
        await outbox.PostAsync(session, new PhoneMessage("verification-code", to, way, words, issued.Code));
        return issued.Id;
    }
}
