using Gatehouse.Server.Foundation.Limits;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

/// <summary>Opened by the link of an invitation: its reader chooses the first password.</summary>
internal sealed class PortalInvitationModel(RecoveryFlow flow, NetworkLimits limits, PasswordWords words, IStringLocalizer<Texts> texts)
    : PortalLinkModel(flow, limits, words, texts)
{
    protected override string Kind => RecoveryLinks.Invitation;
}
