using System.Globalization;
using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.People.Users.Reports;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>How well the account's people are protected: what they have, and what they signed in with.</summary>
internal sealed class MfaOverviewModel(PageTools tools) : IamPage(tools)
{
    public const int ChartWidth = 600;
    public const int ChartHeight = 120;
    private const int Days = 30;

    /// <summary>In the order of their strength, as they are stacked and listed.</summary>
    public static IReadOnlyList<string> Factors { get; } = ["passkey", "totp", "recovery-code", "phone-code", "email-code", "password"];

    public MfaStrengths Strengths { get; private set; } = null!;

    public IReadOnlyList<(string Day, IReadOnlyList<long> Counts)> SignIns { get; private set; } = [];

    public IReadOnlyList<ChartBar> StrengthBars { get; private set; } = [];

    public IReadOnlyList<ChartBar> SignInBars { get; private set; } = [];

    /// <summary>Nothing for everybody but the owner of the installation.</summary>
    public IReadOnlyList<UnguardedAccount>? Unguarded { get; private set; }

    public IReadOnlyList<(string Key, long Users)> Parts =>
        [("StrengthPasskey", Strengths.Passkey), ("StrengthApp", Strengths.App), ("StrengthPassword", Strengths.PasswordOnly)];

    public async Task<IActionResult> OnGetAsync()
    {
        Strengths = await ReadAsync(New<GetMfaStrengths>(), new());
        var counted = await ReadAsync(New<ListSignInCounts>(), new(Days));
        var days = Enumerable.Range(0, Days).Select(offset => counted.FirstDay + offset);
        SignIns = [.. days.Select(day => (NameOf(day), CountsOf(counted.Counts, day)))];
        StrengthBars = [.. DrawStrengths()];
        SignInBars = [.. DrawSignIns()];
        Unguarded = Visitor is { IsRoot: true, Account.OwnsInstallation: true } ? (await ReadAsync(New<ListUnguardedAccounts>(), new())).Accounts : null;
        return Page();
    }

    public static string Number(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    private static IReadOnlyList<long> CountsOf(IReadOnlyList<SignInCount> counts, long day) =>
        [.. Factors.Select(factor => counts.Where(each => each.Day == day && each.Factor == factor).Sum(static each => each.SignIns))];

    private static string NameOf(long day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One bar of the full width, parted by how many users each part has.</summary>
    private IEnumerable<ChartBar> DrawStrengths()
    {
        var (all, x) = (Math.Max(1, Parts.Sum(static part => part.Users)), 0.0);
        foreach (var ((key, users), shade) in Parts.Select(static (part, shade) => (part, shade * 2)))
        {
            var width = (double)users / all * ChartWidth;
            yield return new(x, 0, width, 24, shade, $"{Words[key].Value}: {users}");
            x += width;
        }
    }

    /// <summary>A column for each day, the strongest factor at the bottom.</summary>
    private IEnumerable<ChartBar> DrawSignIns()
    {
        var most = Math.Max(1, SignIns.Max(static day => day.Counts.Sum()));
        var step = (double)ChartWidth / Days;
        foreach (var ((day, counts), column) in SignIns.Select(static (day, column) => (day, column)))
        {
            double bottom = ChartHeight;
            for (var factor = 0; factor < counts.Count; factor++)
            {
                var height = (double)counts[factor] / most * ChartHeight;
                bottom -= height;
                if (counts[factor] > 0)
                {
                    yield return new(column * step + 1, bottom, step - 2, height, factor, $"{day}, {Words["Factor" + Factors[factor]].Value}: {counts[factor]}");
                }
            }
        }
    }
}
