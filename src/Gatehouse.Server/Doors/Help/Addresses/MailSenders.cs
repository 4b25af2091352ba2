namespace Gatehouse.Server.Doors.Help.Addresses;

internal sealed record MailSenders(string Accounts, string Directory);
