using Gatehouse.Policies.Model;
using Shouldly;
using Xunit;

namespace Gatehouse.Policies.Tests.Model;

public sealed class ArnTests
{
    [Fact]
    public void A_resource_keeps_its_own_colons()
    {
        Arn.TryRead("arn:aws:sts::111122223333:assumed-role/Admin/a:b", out var arn).ShouldBeTrue();
        arn!.Resource.ShouldBe("assumed-role/Admin/a:b");
        arn.ToString().ShouldBe("arn:aws:sts::111122223333:assumed-role/Admin/a:b");
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws:iam::111122223333")]
    [InlineData("urn:aws:iam::111122223333:root")]
    [InlineData("arn:aws:iam::111122223333:")]
    public void What_is_no_ARN_is_refused(string text) => Arn.TryRead(text, out _).ShouldBeFalse();
}
