using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>An authenticator app that is added in the middle of a sign-in, because the directory wants one.</summary>
internal sealed class AppEnrolment(
    Database database, SignInLookup lookup, TotpEnrolment enrolment, FactorChanges changes, SecretSource random, TimeProvider clock)
{
    /// <summary>A new secret, or the one of a form that came back.</summary>
    public StartedTotp Start(SignInAttempt attempt, string? token)
    {
        var (owner, name, place) = (CredentialOwner.Read(attempt.Owner), attempt.UserName!, attempt.Portal!);
        return (token is null ? null : enrolment.Find(token, owner, name, place)) ?? enrolment.Start(owner, name, place);
    }

    /// <summary>Whether the app has the secret. Nothing is kept before the machine says so.</summary>
    public async Task<SignInInput> CheckAsync(SignInView view, SignInPost.App post, SignInPlace place, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(view.Attempt.Owner);
        if (enrolment.Open(post.Token, owner) is not { } seed)
        {
            return new SignInInput.AppAdded(null, TimeSpan.Zero);
        }

        var (source, user) = await database.ReadAsync(
            async db => (await lookup.FindSourceAsync(db, owner, place), await DirectoryUserStore.FindAsync(db, view.Attempt.UserId!)), cancellation);
        if (user is null)
        {
            return new SignInInput.AppAdded(null, TimeSpan.Zero);
        }

        switch (await enrolment.CheckAsync(owner, seed, post.Code, null, source))
        {
            case Outcome<TotpSetup>.Done { Value: var setup }:
                var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                var device = new MfaDevice
                {
                    Serial = DirectoryDeviceSerial.New(user, random),
                    Owner = owner.ToString(),
                    Kind = MfaDevice.Totp,
                    Name = post.Name,
                    CreatedAt = now,
                    AddedAt = now,
                };
                return new SignInInput.AppAdded(new(device, seed, setup), TimeSpan.Zero);
            case Outcome<TotpSetup>.Refused { Refusal: var refusal }:
                return new SignInInput.AppAdded(null, refusal.RetryAfter ?? TimeSpan.Zero);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    /// <summary>Part of the step's transaction. Whoever added a device faster, or this same one, was another request.</summary>
    public async Task AddAsync(DbSession db, CredentialOwner owner, NewApp app)
    {
        if (await enrolment.AddAsync(db, owner, app.Device, app.Seed, app.Setup) is not null)
        {
            throw new StepLostException();
        }
    }

    public Task TellAsync(DbSession db, CredentialOwner owner, string deviceName, HttpContext context) =>
        changes.TellAsync(db, owner, FactorChange.Added, deviceName, Caller.Nobody(RequestOrigins.Of(context)));
}
