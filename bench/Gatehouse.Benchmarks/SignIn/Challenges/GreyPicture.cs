using System.Buffers.Binary;
using System.IO.Compression;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>What an attacker has: the pixels of the file, 0 (black) to 1 (white), and the usual filters.</summary>
internal sealed class GreyPicture(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public float[] Pixels { get; } = new float[width * height];

    /// <summary>Reads the one kind of PNG a challenge is: sixteen greys, rows without filter, one IDAT chunk.</summary>
    public static GreyPicture Read(byte[] png)
    {
        var picture = new GreyPicture(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var rows = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        var row = new byte[1 + picture.Width / 2];
        for (var y = 0; y < picture.Height; y++)
        {
            rows.ReadExactly(row);
            for (var x = 0; x < picture.Width; x++)
            {
                picture.Pixels[y * picture.Width + x] = ((x & 1) == 0 ? row[1 + x / 2] >> 4 : row[1 + x / 2] & 15) / 15f;
            }
        }

        return picture;
    }

    public GreyPicture Blurred(float deviation)
    {
        var reach = (int)MathF.Ceiling(deviation * 2.5f);
        var kernel = Enumerable.Range(-reach, 2 * reach + 1).Select(i => MathF.Exp(-i * i / (2 * deviation * deviation))).ToArray();
        var sum = kernel.Sum();
        var across = Map((x, y) => kernel.Select((k, i) => k * At(x + i - reach, y)).Sum() / sum);
        return across.Map((x, y) => kernel.Select((k, i) => k * across.At(x, y + i - reach)).Sum() / sum);
    }

    /// <summary>Strokes are the smaller part of every neighbourhood, so its median is the ground, light or dark.</summary>
    public GreyPicture DistanceFromGround(int reach)
    {
        var values = new float[(2 * reach + 1) * (2 * reach + 1) / 4 + 2 * reach + 2];
        return Map((x, y) =>
        {
            var count = 0;
            for (var dy = -reach; dy <= reach; dy += 2)
            {
                for (var dx = -reach; dx <= reach; dx += 2)
                {
                    values[count++] = At(x + dx, y + dy);
                }
            }

            Array.Sort(values, 0, count);
            return MathF.Abs(At(x, y) - values[count / 2]);
        });
    }

    public GreyPicture EdgeStrength() => Map((x, y) =>
    {
        var (dx, dy) = (At(x + 1, y) - At(x - 1, y), At(x, y + 1) - At(x, y - 1));
        return MathF.Sqrt(dx * dx + dy * dy);
    });

    public GreyPicture Halved()
    {
        var half = new GreyPicture(Width / 2, Height / 2);
        return half.Map((x, y) => (At(2 * x, 2 * y) + At(2 * x + 1, 2 * y) + At(2 * x, 2 * y + 1) + At(2 * x + 1, 2 * y + 1)) / 4);
    }

    /// <summary>Otsu's threshold: black and white with the least spread inside both.</summary>
    public GreyPicture BlackAndWhite()
    {
        var (low, high) = (Pixels.Min(), Pixels.Max());
        var sorted = Pixels.Order().ToArray();
        var total = sorted.Sum(value => (double)value);
        var (best, threshold, below) = (-1.0, (low + high) / 2, 0.0);
        for (var i = 1; i < sorted.Length; i++)
        {
            below += sorted[i - 1];
            var apart = below / i - (total - below) / (sorted.Length - i);
            var spread = apart * apart * i * (sorted.Length - i);
            if (spread > best)
            {
                (best, threshold) = (spread, sorted[i]);
            }
        }

        return Map((x, y) => At(x, y) < threshold ? 0 : 1);
    }

    public GreyPicture Inverted() => Map((x, y) => 1 - At(x, y));

    public float At(int x, int y) => Pixels[Math.Clamp(y, 0, Height - 1) * Width + Math.Clamp(x, 0, Width - 1)];

    public GreyPicture Map(Func<int, int, float> value)
    {
        var mapped = new GreyPicture(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                mapped.Pixels[y * Width + x] = value(x, y);
            }
        }

        return mapped;
    }

    /// <summary>A plain grey map (PGM), enlarged, with a white margin as text readers like it.</summary>
    public byte[] Pgm(int times, int margin)
    {
        var (w, h) = (Width * times + 2 * margin, Height * times + 2 * margin);
        var head = System.Text.Encoding.ASCII.GetBytes($"P5 {w} {h} 255\n");
        var file = new byte[head.Length + w * h];
        head.CopyTo(file, 0);
        for (var y = 0; y < h; y++)
        {
            for (var x = 0; x < w; x++)
            {
                var inside = x >= margin && y >= margin && x < w - margin && y < h - margin;
                file[head.Length + y * w + x] = inside ? (byte)(255 * Math.Clamp(At((x - margin) / times, (y - margin) / times), 0, 1)) : (byte)255;
            }
        }

        return file;
    }
}
