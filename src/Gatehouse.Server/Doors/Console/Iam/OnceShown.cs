namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>
/// A secret in the one answer that shows it. It is kept nowhere: what downloads it is a form of that answer which sends it back, and
/// asking for the page again shows it no more.
/// </summary>
/// <param name="Kind">Which file is made of it: one of <see cref="SecretFile.Kinds"/>.</param>
/// <param name="Facts">Names of fields and their values, in the order of the file's columns.</param>
internal sealed record OnceShown(string Kind, IReadOnlyList<OnceShownFact> Facts)
{
    public static OnceShown Key(string id, string secret) =>
        new(SecretFile.AccessKey, [new("AccessKeyId", id), new("SecretAccessKey", secret, IsSecret: true)]);

    public static OnceShown User(string name, string password, string address) =>
        new(SecretFile.User, [new("UserName", name), new("Password", password, IsSecret: true), new("SignInAddress", address)]);
}

/// <param name="Name">Of the form's field, and of its label among the texts.</param>
internal sealed record OnceShownFact(string Name, string Value, bool IsSecret = false);
