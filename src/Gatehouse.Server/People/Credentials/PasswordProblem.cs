namespace Gatehouse.Server.People.Credentials;

/// <summary>One reason why a self-chosen password is refused; a page has a sentence for each.</summary>
internal abstract record PasswordProblem
{
    private PasswordProblem()
    {
    }

    public sealed record TooShort(int Least) : PasswordProblem;

    public sealed record TooLong(int Most) : PasswordProblem;

    /// <summary>A line break, NUL or the like, which not every keyboard and field can give again.</summary>
    public sealed record ControlCharacter : PasswordProblem;

    public sealed record NoLowercase : PasswordProblem;

    public sealed record NoUppercase : PasswordProblem;

    public sealed record NoDigit : PasswordProblem;

    public sealed record NoSymbol : PasswordProblem;

    /// <summary>It is the person's e-mail address or name, or too little is left without them.</summary>
    public sealed record HoldsIdentity : PasswordProblem;

    public sealed record Known(BlocklistMatch Match) : PasswordProblem;
}
