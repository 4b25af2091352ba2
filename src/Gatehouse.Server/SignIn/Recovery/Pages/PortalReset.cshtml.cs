using Gatehouse.Server.Foundation.Limits;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

internal sealed class PortalResetModel(RecoveryFlow flow, NetworkLimits limits, PasswordWords words, IStringLocalizer<Texts> texts)
    : PortalLinkModel(flow, limits, words, texts)
{
    protected override string Kind => RecoveryLinks.MailedToPerson;
}
