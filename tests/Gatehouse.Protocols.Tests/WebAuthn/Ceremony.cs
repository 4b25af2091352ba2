using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.WebAuthn;
using Shouldly;

namespace Gatehouse.Protocols.Tests.WebAuthn;

/// <summary>Both ceremonies from the options to the outcome, between our rules and a <see cref="SoftAuthenticator"/>.</summary>
internal sealed class Ceremony : IDisposable
{
    public const string Host = "id.example.com";
    public const string Address = "https://id.example.com";
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public SoftAuthenticator Authenticator { get; } = new(Address);

    public RelyingParty Party { get; set; } = new(Host, [Address]);

    public byte[] UserHandle { get; } = RandomNumberGenerator.GetBytes(32);

    public byte[] Challenge { get; set; } = RandomNumberGenerator.GetBytes(32);

    public UserVerification UserVerification { get; set; } = UserVerification.Preferred;

    public void Dispose() => Authenticator.Dispose();

    /// <param name="alter">Changes the answer on its way.</param>
    public RegistrationOutcome Register(Action<JsonNode>? alter = null, RegistrationExpectation? expected = null)
    {
        var options = OptionsWriter.Write(new CreationOptions(Party, "Gatehouse", new(UserHandle, "alice", "Alice"), Challenge, UserVerification));
        RegistrationResponse.TryRead(Alter(Authenticator.Create(options), alter), out var response).ShouldBeTrue();
        return RegistrationCeremony.Verify(Party, expected ?? new(Challenge, UserVerification), response, Now);
    }

    public NewCredential Registered() => Register().ShouldBeOfType<RegistrationOutcome.Registered>().Credential;

    public StoredCredential Store()
    {
        var credential = Registered();
        return new(credential.Id, credential.PublicKey, UserHandle, credential.SignCount, credential.BackupEligible);
    }

    public AuthenticationOutcome Authenticate(StoredCredential stored, Action<JsonNode>? alter = null, AuthenticationExpectation? expected = null)
    {
        var options = OptionsWriter.Write(new RequestOptions(Party, Challenge, UserVerification) { Allowed = [new(stored.Id, ["internal"])] });
        AuthenticationResponse.TryRead(Alter(Authenticator.Get(options), alter), out var response).ShouldBeTrue();
        return AuthenticationCeremony.Verify(Party, expected ?? new(Challenge, UserVerification) { Allowed = [stored.Id], UserHandle = UserHandle }, stored, response);
    }

    private static string Alter(string answer, Action<JsonNode>? alter)
    {
        var node = JsonNode.Parse(answer)!;
        alter?.Invoke(node);
        return node.ToJsonString();
    }
}
