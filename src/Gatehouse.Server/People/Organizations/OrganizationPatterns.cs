namespace Gatehouse.Server.People.Organizations;

/// <summary>Texts that the model of the service allows (API version 2016-11-28).</summary>
internal static class OrganizationPatterns
{
    public const int LongestToken = 100_000;
    public const int MostOnPage = 20;

    public const string AccountId = @"\d{12}";
    public const string RootId = "r-[0-9a-z]{4,32}";
    public const string UnitId = "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";
    public const string ParentId = "(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})";
    public const string ChildId = @"(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})";
    public const string TargetId = @"(r-[0-9a-z]{4,32})|(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})";
    public const string TaggableId =
        @"(r-[0-9a-z]{4,32})|(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})|(p-[0-9a-zA-Z_]{8,128})|(rp-[0-9a-zA-Z_]{4,128})|(rt-[0-9a-zA-Z_]{8,32})";

    public const string PolicyId = "p-[0-9a-zA-Z_]{8,128}";
    public const string HandshakeId = "h-[0-9a-z]{8,32}";
    public const string AccountRequestId = "car-[a-z0-9]{8,32}";
    public const string Email = @"[^\s@]+@[^\s@]+\.[^\s@]+";
    public const string AccountName = @"[\u0020-\u007E]+";
    public const string RoleName = @"[\w+=,.@-]{1,64}";
    public const string ServicePrincipal = @"[\w+=,.@-]*";
    public const string AnyText = @"[\s\S]*";
}
