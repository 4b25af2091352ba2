using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;

namespace Gatehouse.Server.Doors.Console.Workforce;

/// <summary>A page about the account's directory, its people or its groups.</summary>
internal abstract class DirectoryPage(PageTools tools) : IamPage(tools)
{
    /// <summary>Nothing when the account has none yet.</summary>
    public WorkforceDirectory? Store { get; private set; }

    protected string StoreId => Store!.Id;

    /// <summary>False when there is no directory: then there is nothing to show but the way to open one.</summary>
    protected async Task<bool> FindStoreAsync()
    {
        Store = (await ReadAsync(New<DescribeDirectory>(), new())).Directory;
        return Store is not null;
    }

    /// <summary>What directories refuse, in words for people.</summary>
    protected bool Done<T>(Answer<T> answer, string? field = null)
        where T : class
    {
        if (answer.Refusal is { Code: RefusalWords.Misfit, PublicText: var member })
        {
            Tell(FieldOf(member), Words["DirMisfit"]);
            return false;
        }

        var words = answer.Refusal?.Code switch
        {
            StoreRefusals.NameTaken => Words["DirTaken"].Value,
            ChooseSubdomain.Unfit => Words["DirSubdomainUnfit"],
            ChooseSubdomain.Taken => Words["DirSubdomainTaken"],
            CreateScimToken.Enough => Words["DirEnoughTokens"],
            _ => null,
        };
        return Accept(words is null ? answer : new(new Refusal("Told", RefusalKind.Conflict, words)), field);
    }

    /// <summary>The field that a member of the request was made of.</summary>
    private static string FieldOf(string member) => member.Split('.') switch
    {
        ["emails", ..] => "Email",
        ["phoneNumbers", ..] => "Phone",
        ["name", var part] => char.ToUpperInvariant(part[0]) + part[1..],
        ["extensions", ..] => "Department",
        ["sessionMinutes"] => "SessionMinutes",
        [var name, ..] => char.ToUpperInvariant(name[0]) + name[1..],
        _ => "",
    };
}
