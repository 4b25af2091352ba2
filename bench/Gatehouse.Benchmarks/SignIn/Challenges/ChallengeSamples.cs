using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>Writes pictures and sounds with their answers beside them, for people to look at and listen to.</summary>
internal static class ChallengeSamples
{
    public static void Write(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        using var answers = new StreamWriter(Path.Combine(folder, "answers.txt"));
        for (var i = 1; i <= count; i++)
        {
            var text = ChallengeText.Draw(SecretSource.System);
            File.WriteAllBytes(Path.Combine(folder, $"{i:00}.png"), ChallengePicture.Draw(text, SecretSource.System));
            File.WriteAllBytes(Path.Combine(folder, $"{i:00}.wav"), ChallengeSound.Speak(text, SecretSource.System));
            answers.WriteLine($"{i:00} {text}");
        }
    }
}
