namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>One peak or dip in the spectrum: a peaking filter of second order (Audio EQ Cookbook, R. Bristow-Johnson).</summary>
internal readonly record struct Resonance(float B0, float B1, float B2, float A1, float A2)
{
    public static Resonance Peak(float hertz, float decibels)
    {
        var gain = MathF.Pow(10, decibels / 40);
        var (sin, cos) = MathF.SinCos(MathF.Tau * hertz / SpokenClips.Rate);
        var width = sin / 2;
        var scale = 1 / (1 + width / gain);
        return new Resonance((1 + width * gain) * scale, -2 * cos * scale, (1 - width * gain) * scale, -2 * cos * scale, (1 - width / gain) * scale);
    }

    public void Apply(Span<float> sound)
    {
        var (x1, x2, y1, y2) = (0f, 0f, 0f, 0f);
        foreach (ref var sample in sound)
        {
            var y = B0 * sample + B1 * x1 + B2 * x2 - A1 * y1 - A2 * y2;
            (x2, x1, y2, y1) = (x1, sample, y1, y);
            sample = y;
        }
    }
}
