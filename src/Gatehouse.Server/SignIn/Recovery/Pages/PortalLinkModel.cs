using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

/// <summary>A page that a link to a workforce user opens.</summary>
internal abstract class PortalLinkModel(RecoveryFlow flow, NetworkLimits limits, PasswordWords words, IStringLocalizer<Texts> texts)
    : LinkPageModel(flow, limits, words, texts)
{
    /// <summary>Whose password it is, where the form is shown.</summary>
    public RecoverySubject.Person? Person { get; private set; }

    /// <summary>The portal's path; that of all portals when the address has none.</summary>
    public string Home => Addresses.OfPortal(PortalEntry.Read(RouteData.Values["portal"] as string) ?? "");

    protected override string DonePath => Home + "/reset-password/done";

    protected override void Prepare(RecoveryAnswer answer) => Person = SubjectOf(answer) as RecoverySubject.Person;
}
