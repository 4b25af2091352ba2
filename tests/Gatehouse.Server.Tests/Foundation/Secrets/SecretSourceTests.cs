using Gatehouse.Server.Foundation.Secrets;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Secrets;

public sealed class SecretSourceTests
{
    [Fact]
    public void Every_number_below_the_bound_is_about_equally_likely()
    {
        var seen = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            seen[SecretSource.System.Below(7)]++;
        }

        seen.ShouldAllBe(count => count > 9_000 && count < 11_000);
    }

    [Fact]
    public void A_uuid_says_that_it_is_of_version_4() =>
        SecretSource.System.Uuid().ToString()[14].ShouldBe('4');
}
