using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>What a person without the device does, beside giving codes.</summary>
internal abstract record AlternativeMove
{
    private AlternativeMove()
    {
    }

    internal sealed record Start : AlternativeMove;

    /// <summary>Back to the device.</summary>
    internal sealed record Leave : AlternativeMove;

    /// <param name="Serials">The devices that are lost; none to keep them all.</param>
    internal sealed record ChooseReset(IReadOnlyList<string> Serials) : AlternativeMove;
}

/// <summary>The same as it is posted.</summary>
internal abstract record AlternativePost(Prompt Answers) : SignInPost(Answers)
{
    internal sealed record Move(Prompt At, AlternativeMove What) : AlternativePost(At);

    internal sealed record SendToPhone(PhoneWay Way) : AlternativePost(Prompt.AskPhoneCode);

    internal sealed record PhoneCode(string Typed) : AlternativePost(Prompt.AskPhoneCode)
    {
        public override string ToString() => nameof(PhoneCode);
    }
}

/// <summary>What is to be done in the transaction that keeps the step.</summary>
internal abstract record AlternativeDeed
{
    private AlternativeDeed()
    {
    }

    /// <summary>Records that somebody goes on without the device, and writes to the owner.</summary>
    internal sealed record TellStarted : AlternativeDeed;

    /// <summary>Begins the waiting period, and writes to the owner how to cancel it.</summary>
    internal sealed record BeginWait(PhoneNumber Phone) : AlternativeDeed;

    /// <summary>Uses up the waiting period that is over.</summary>
    internal sealed record SpendWait(PhoneNumber Phone) : AlternativeDeed;

    /// <summary>Takes the lost devices away, records it, and writes to the owner.</summary>
    internal sealed record Finish(IReadOnlyList<MfaDevice> Lost) : AlternativeDeed;
}
