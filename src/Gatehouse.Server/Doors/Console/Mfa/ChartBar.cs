namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>A rectangle of a drawn chart. Shades tell the parts apart in light and dark; the table beside it tells the numbers.</summary>
/// <param name="Shade">From 0, the darkest.</param>
/// <param name="Words">What a pointer that rests on it is told.</param>
internal sealed record ChartBar(double X, double Y, double Width, double Height, int Shade, string Words)
{
    private static readonly string[] Opacities = ["1", "0.78", "0.58", "0.4", "0.25", "0.12"];

    public string Opacity => OpacityOf(Shade);

    public static string OpacityOf(int shade) => Opacities[Math.Min(shade, Opacities.Length - 1)];
}
