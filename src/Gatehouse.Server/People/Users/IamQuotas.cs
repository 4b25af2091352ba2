namespace Gatehouse.Server.People.Users;

/// <summary>How much of each an account may have: IAM's usual quotas.</summary>
internal static class IamQuotas
{
    public const int Users = 5000;
    public const int Groups = 300;
    public const int GroupsPerUser = 10;
    public const int AccessKeysPerUser = 2;
    public const int CertificatesPerUser = 2;
    public const int ServiceCredentialsPerUser = 2;
}
