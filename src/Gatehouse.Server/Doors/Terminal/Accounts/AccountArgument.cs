using System.CommandLine;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Doors.Terminal.Accounts;

internal static class AccountArgument
{
    public static Argument<string> Make()
    {
        var argument = new Argument<string>("ID") { Description = "The 12 digits of the account, with or without dashes." };
        argument.Validators.Add(static result =>
        {
            if (!AccountId.TryRead(result.GetValueOrDefault<string>(), out _))
            {
                result.AddError("ID must be the 12 digits of an account, such as 1111-2222-3333.");
            }
        });
        return argument;
    }

    public static AccountId Read(ParseResult parsed, Argument<string> argument) => AccountId.TryRead(parsed.GetRequiredValue(argument), out var id)
        ? id.Value
        : throw new RefusedException("ID must be the 12 digits of an account, such as 1111-2222-3333.");
}
