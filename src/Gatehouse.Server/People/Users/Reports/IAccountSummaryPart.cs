using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Reports;

/// <summary>Implemented above, by every room that keeps something an account's summary counts: one query for all its counts.</summary>
internal interface IAccountSummaryPart
{
    Task AddAsync(DbSession session, string accountId, IDictionary<string, long> summary);
}
