using System.Globalization;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>The recorded words of Clips/spoken.wav, read when the first sound is asked for.</summary>
internal static class SpokenClips
{
    public const int Rate = 11025;

    private static readonly Lazy<(byte[] Samples, Dictionary<string, Range>[] Voices)> Loaded = new(Load);

    // ITU-T G.711: the bits are stored inverted; sign, three bits of exponent, four of mantissa.
    private static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(static code =>
    {
        var bits = ~code;
        var level = ((((bits & 0x0F) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
        return ((bits & 0x80) == 0 ? level : -level) / 32768f;
    })];

    public static int Voices => Loaded.Value.Voices.Length;

    /// <summary>All words of all voices in one row, for making babble of them.</summary>
    public static int TotalSamples => Loaded.Value.Samples.Length;

    public static float Sample(int index) => Levels[Loaded.Value.Samples[index]];

    /// <summary>"letter", "digit" or one character of the alphabet.</summary>
    public static float[] Word(int voice, string word)
    {
        var (samples, voices) = Loaded.Value;
        return Array.ConvertAll(samples[voices[voice][word]], static code => Levels[code]);
    }

    private static (byte[] Samples, Dictionary<string, Range>[] Voices) Load()
    {
        using var list = new StreamReader(Open("spoken.txt"));
        var voices = new List<Dictionary<string, Range>>();
        while (list.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var first = int.Parse(parts[2], CultureInfo.InvariantCulture);
            if (int.Parse(parts[0], CultureInfo.InvariantCulture) == voices.Count)
            {
                voices.Add(new Dictionary<string, Range>(StringComparer.Ordinal));
            }

            voices[^1].Add(parts[1], first..(first + int.Parse(parts[3], CultureInfo.InvariantCulture)));
        }

        using var wave = Open("spoken.wav");
        var file = new byte[wave.Length];
        wave.ReadExactly(file);
        var data = file.AsSpan().IndexOf("data"u8) + 8;
        return (file[data..], [.. voices]);
    }

    private static Stream Open(string name) =>
        typeof(SpokenClips).Assembly.GetManifestResourceStream("Clips/" + name)
        ?? throw new InvalidOperationException($"The program was built without {name}.");
}
