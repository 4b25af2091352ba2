using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.SignIn.Recovery;

/// <summary>Whose password a link sets. What differs between kinds is here; the flow is the same.</summary>
internal abstract record RecoverySubject
{
    private RecoverySubject()
    {
    }

    public abstract CredentialOwner Owner { get; }

    /// <summary>Where letters go; nothing for a person without an address, who gets none.</summary>
    public abstract string? Email { get; }

    /// <summary>What a guesser knows, once the owner has that address.</summary>
    public abstract PasswordContext ContextWith(string? email);

    internal sealed record Root(Account Account) : RecoverySubject
    {
        public override CredentialOwner Owner => Account.Root;

        public override string Email => Account.RootEmail;

        public override PasswordContext ContextWith(string? email) => new(PasswordPreset.Guide, false, email, Account.Name);
    }

    internal sealed record Person(DirectoryUser User, WorkforceDirectory Directory) : RecoverySubject
    {
        public override CredentialOwner Owner => User.Owner;

        public override string? Email => User.Email;

        public override PasswordContext ContextWith(string? email) => DirectoryPasswords.ContextOf(User with { Email = email });
    }
}
