using System.Numerics;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>The same font straight and undisturbed: an attacker that cannot read this proves nothing.</summary>
internal static class PlainPicture
{
    public static GreyPicture Draw(string text)
    {
        var plane = new InkPlane(ChallengePicture.Width, ChallengePicture.Height);
        for (var i = 0; i < text.Length; i++)
        {
            var move = new Vector2(10 + i * 41, 17);
            foreach (var stroke in Glyphs.Strokes(text[i], SecretSource.System.Below(Glyphs.Forms)))
            {
                plane.Draw(Array.ConvertAll(stroke, point => point * (46 / Glyphs.Height) + move), 2.6f);
            }
        }

        return new GreyPicture(ChallengePicture.Width, ChallengePicture.Height).Map((x, y) => 0.8f - 0.6f * plane.Cover[y * ChallengePicture.Width + x]);
    }
}
