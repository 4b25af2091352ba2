using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal static class HandshakePages
{
    public static async Task<Outcome<HandshakesReply>> AnswerAsync(
        DbSession session, PageRequest request, DateTimeOffset now, Func<string, int, Task<IReadOnlyList<Handshake>>> find) =>
        await OrganizationPages.CutAsync(request, find, static each => each.Id, static (page, next) => (page, next)) switch
        {
            Outcome<(IReadOnlyList<Handshake> Page, string? Next)>.Done { Value: var cut } =>
                new HandshakesReply(await HandshakeView.FindAllAsync(session, cut.Page, now), cut.Next),
            Outcome<(IReadOnlyList<Handshake> Page, string? Next)>.Refused { Refusal: var refusal } => refusal,
            _ => throw new InvalidOperationException("A page is cut or refused."),
        };
}
