using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.Certificates;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.People.Users.MfaRules;
using Gatehouse.Server.People.Users.Passwords;
using Gatehouse.Server.People.Users.Reports;
using Gatehouse.Server.People.Users.ServiceCredentials;
using Gatehouse.Server.People.Users.SignInHelp;

namespace Gatehouse.Server.People.Users;

internal static class UsersRoom
{
    private const string Iam = "iam";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(new SealedColumn("access_keys", "id", "sealed_secret", AccessKey.Purpose));
        services.AddSingleton<IAccountRemoved, RemoveUsersOfAccount>();
        services.AddSingleton<AccessKeyUse>();
        services.AddHostedService(static all => all.GetRequiredService<AccessKeyUse>());
        services.AddSingleton<IamPasswords>();

        AddUsers(services);
        AddGroups(services);
        AddPasswords(services);
        AddAccessKeys(services);
        AddOtherCredentials(services);
        AddDevices(services);
        AddReports(services);
        services.AddPageOperation<SearchUsers>();
        services.AddPageOperation<GetSignInHelp>();
        services.AddPageOperation<PutSignInHelp>();
        services.AddPageOperation<GetAccountMfaRules>();
        services.AddPageOperation<PutAccountMfaRules>();
        services.AddPageOperation<GetMfaStrengths>();
        services.AddTransient<ListUnguardedAccounts>();
        services.AddSingleton<OwnAuthenticatorApps>();
        services.AddSingleton<OwnPasskeys>();
    }

    private static void AddUsers(IServiceCollection services)
    {
        services.AddOperation<CreateUser>(Iam);
        services.AddOperation<GetUser>(Iam);
        services.AddOperation<ListUsers>(Iam);
        services.AddOperation<UpdateUser>(Iam);
        services.AddOperation<DeleteUser>(Iam);
        services.AddOperation<TagUser>(Iam);
        services.AddOperation<UntagUser>(Iam);
        services.AddOperation<ListUserTags>(Iam);
    }

    private static void AddGroups(IServiceCollection services)
    {
        services.AddOperation<CreateGroup>(Iam);
        services.AddOperation<GetGroup>(Iam);
        services.AddOperation<ListGroups>(Iam);
        services.AddOperation<ListGroupsForUser>(Iam);
        services.AddOperation<UpdateGroup>(Iam);
        services.AddOperation<DeleteGroup>(Iam);
        services.AddOperation<AddUserToGroup>(Iam);
        services.AddOperation<RemoveUserFromGroup>(Iam);
    }

    private static void AddPasswords(IServiceCollection services)
    {
        services.AddOperation<CreateLoginProfile>(Iam);
        services.AddOperation<GetLoginProfile>(Iam);
        services.AddOperation<UpdateLoginProfile>(Iam);
        services.AddOperation<DeleteLoginProfile>(Iam);
        services.AddOperation<ChangePassword>(Iam);
        services.AddOperation<GetAccountPasswordPolicy>(Iam);
        services.AddOperation<UpdateAccountPasswordPolicy>(Iam);
        services.AddOperation<DeleteAccountPasswordPolicy>(Iam);
    }

    private static void AddAccessKeys(IServiceCollection services)
    {
        services.AddOperation<CreateAccessKey>(Iam);
        services.AddOperation<ListAccessKeys>(Iam);
        services.AddOperation<UpdateAccessKey>(Iam);
        services.AddOperation<DeleteAccessKey>(Iam);
        services.AddOperation<GetAccessKeyLastUsed>(Iam);
    }

    private static void AddOtherCredentials(IServiceCollection services)
    {
        services.AddOperation<CreateServiceSpecificCredential>(Iam);
        services.AddOperation<ListServiceSpecificCredentials>(Iam);
        services.AddOperation<ResetServiceSpecificCredential>(Iam);
        services.AddOperation<UpdateServiceSpecificCredential>(Iam);
        services.AddOperation<DeleteServiceSpecificCredential>(Iam);
        services.AddOperation<UploadSigningCertificate>(Iam);
        services.AddOperation<ListSigningCertificates>(Iam);
        services.AddOperation<UpdateSigningCertificate>(Iam);
        services.AddOperation<DeleteSigningCertificate>(Iam);
    }

    private static void AddDevices(IServiceCollection services)
    {
        services.AddSingleton<IAccountRemoved, RemoveDeviceTags>();
        services.AddSingleton<IPrincipalObstacle, DeviceObstacle>();
        services.AddSingleton<IAccountSummaryPart, DeviceCounts>();
        services.AddOperation<CreateVirtualMFADevice>(Iam);
        services.AddOperation<DeleteVirtualMFADevice>(Iam);
        services.AddOperation<EnableMFADevice>(Iam);
        services.AddOperation<DeactivateMFADevice>(Iam);
        services.AddOperation<ResyncMFADevice>(Iam);
        services.AddOperation<GetMFADevice>(Iam);
        services.AddOperation<ListMFADevices>(Iam);
        services.AddOperation<ListVirtualMFADevices>(Iam);
        services.AddOperation<TagMFADevice>(Iam);
        services.AddOperation<UntagMFADevice>(Iam);
        services.AddOperation<ListMFADeviceTags>(Iam);
        services.AddPageOperation<ListOwnMFADevices>();
        services.AddPageOperation<AddAuthenticatorApp>();
        services.AddPageOperation<AddPasskey>();
        services.AddPageOperation<RenameMFADevice>();
        services.AddPageOperation<RemoveMFADevice>();
        services.AddPageOperation<CreateRecoveryCodes>();
        services.AddPageOperation<CountRecoveryCodes>();
        services.AddPageOperation<ResyncAuthenticatorApp>();
    }

    private static void AddReports(IServiceCollection services)
    {
        services.AddOperation<GetAccountSummary>(Iam);
        services.AddOperation<SetSecurityTokenServicePreferences>(Iam);
        services.AddOperation<GenerateCredentialReport>(Iam);
        services.AddOperation<GetCredentialReport>(Iam);
    }
}
