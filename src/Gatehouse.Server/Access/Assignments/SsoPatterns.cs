namespace Gatehouse.Server.Access.Assignments;

/// <summary>Texts that the model of the service allows, written as the model writes them (API version 2020-07-20).</summary>
internal static class SsoPatterns
{
    public const int ShortestArn = 10;
    public const int LongestArn = 1224;
    public const int LongestToken = 2048;

    public const string InstanceArn = @"arn:aws(-[a-z]{1,5}){0,3}:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}";
    public const string PermissionSetArn = @"arn:aws(-[a-z]{1,5}){0,3}:sso:::permissionSet/(sso)?ins-[a-zA-Z0-9-.]{16}/ps-[a-zA-Z0-9-./]{16}";
    public const string AccountId = @"\d{12}";
    public const string PrincipalId = "([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";
    public const string RequestId = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    public const string Name = @"[\w+=,.@-]+";
    public const string Description = @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*";
    public const string Duration = @"(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)([DW]))?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?";
    public const string RelayState = @"[a-zA-Z0-9&$@#\\\/%?=~\-_'""|!:,.;*+\[\]\ \(\)\{\}]+";
    public const string ManagedPolicyArn = @"arn:aws(-[a-z]{1,5}){0,3}:iam::aws:policy((/[A-Za-z0-9\.,\+@=_-]+)*)/([A-Za-z0-9\.,\+=@_-]+)";
    public const string PolicyPath = @"((/[A-Za-z0-9\.,\+@=_-]+)*)/";
    public const string PolicyDocument = @"[\u0009\u000A\u000D\u0020-\u00FF]+";
    public const string ClientToken = "[!-~]+";
    public const string Token = "[-a-zA-Z0-9+=/_]*";
}
