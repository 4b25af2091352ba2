using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory;

/// <summary>Takes a workforce user's phone away, whoever wants it so, and tells its owner.</summary>
internal sealed class WorkforcePhones(FactorChanges changes)
{
    /// <summary>False when there was none.</summary>
    public async Task<bool> RemoveAsync(DbSession session, CredentialOwner owner, Caller caller)
    {
        var phone = await WorkforcePhoneStore.FindAsync(session, owner.Id);
        if (phone is null || !await WorkforcePhoneStore.DeleteAsync(session, owner.Id))
        {
            return false;
        }

        if (PhoneNumber.Find(phone.Number) is { } number)
        {
            await changes.TellAsync(session, owner, FactorChange.PhoneRemoved, number.Masked, caller);
        }

        return true;
    }
}
