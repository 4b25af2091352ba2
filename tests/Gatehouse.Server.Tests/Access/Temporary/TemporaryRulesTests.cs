using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Temporary;

public sealed class TemporaryRulesTests
{
    [Theory]
    [InlineData("GetSessionToken", false, "iam:ListUsers", false)]
    [InlineData("GetSessionToken", false, "IAM:ListUsers", false)]
    [InlineData("GetSessionToken", true, "iam:ListUsers", true)]
    [InlineData("GetSessionToken", false, "iamx:ListUsers", true)]
    [InlineData("GetSessionToken", false, "account:GetAccountInformation", true)]
    [InlineData("GetSessionToken", false, "sts:AssumeRole", true)]
    [InlineData("GetSessionToken", true, "sts:GetFederationToken", false)]
    [InlineData("GetSessionToken", true, "sts:DecodeAuthorizationMessage", false)]
    [InlineData("GetFederationToken", true, "iam:ListUsers", false)]
    [InlineData("GetFederationToken", true, "sts:AssumeRole", false)]
    [InlineData("GetFederationToken", false, "account:GetAccountInformation", true)]
    [InlineData("AssumeRole", false, "iam:ListUsers", true)]
    [InlineData("AssumeRole", false, "sts:AssumeRole", true)]
    [InlineData("SignIn", false, "iam:ListUsers", true)]
    [InlineData(null, false, "iam:ListUsers", true)]
    public void What_session_credentials_may_not_do_no_policy_can_give_them(string? givenBy, bool withMfa, string action, bool may)
    {
        var now = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        var caller = new Caller("IAMUser", "iam:someone", "111122223333", "arn:aws:iam::111122223333:user/someone", null, TestAccounts.Origin)
        {
            MfaAt = withMfa ? now : null,
            Session = givenBy is null ? null : new("arn:aws:iam::111122223333:user/someone", "someone", "someone", now) { GivenBy = givenBy },
        };
        (TemporaryRules.FindObjection(caller, action) is null).ShouldBe(may);
    }
}
