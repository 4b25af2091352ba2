using Gatehouse.Server.Foundation.Outcomes;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>What IAM refuses, in words for people. A refusal that has none is told as the API tells it.</summary>
internal static class RefusalWords
{
    /// <summary>A member of a request that does not fit; its text is the member's name.</summary>
    public const string Misfit = "MemberMisfit";

    public static string Describe(Refusal refusal, IStringLocalizer<Texts> texts) => refusal.Code switch
    {
        Misfit => DescribeMember(refusal.PublicText, texts),
        "EntityAlreadyExists" => texts["IamAlreadyExists"],
        "NoSuchEntity" => texts["IamNotThere"],
        "DeleteConflict" => texts["IamInTheWay", refusal.PublicText],
        "LimitExceeded" => texts["IamLimit", refusal.PublicText],
        AccessKeyCard.KeysChanged => texts["KeysChanged"],
        "ServiceUnavailable" => texts["IamBusy"],
        _ => refusal.PublicText,
    };

    private static string DescribeMember(string member, IStringLocalizer<Texts> texts) => member switch
    {
        "userName" or "groupName" or "roleName" or "policyName" => texts["MisfitIamName"],
        "path" => texts["MisfitIamPath"],
        "policyDocument" or "assumeRolePolicyDocument" => texts["MisfitIamDocument"],
        "description" => texts["MisfitIamDescription"],
        "password" or "newPassword" or "oldPassword" => texts["MisfitIamPassword"],
        _ when member.StartsWith("tag", StringComparison.Ordinal) => texts["MisfitIamTag"],
        _ => texts["MisfitIamOther", member],
    };
}
