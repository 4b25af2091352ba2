using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Authorization;
using Gatehouse.Server.Access.Grants;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Providers;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Doors.Accounts;
using Gatehouse.Server.Doors.Aws;
using Gatehouse.Server.Doors.Console;
using Gatehouse.Server.Doors.Health;
using Gatehouse.Server.Doors.Help;
using Gatehouse.Server.Doors.Iam;
using Gatehouse.Server.Doors.IdentityCenter;
using Gatehouse.Server.Doors.Login;
using Gatehouse.Server.Doors.Mailbox;
using Gatehouse.Server.Doors.Scim;
using Gatehouse.Server.Doors.Organizations;
using Gatehouse.Server.Doors.Portal;
using Gatehouse.Server.Doors.Sso;
using Gatehouse.Server.Doors.Sts;
using Gatehouse.Server.Doors.Support;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Backups;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Logging;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.SignIn;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Recovery;
using Gatehouse.Server.SignIn.Sessions;
using Gatehouse.Server.SignIn.SignUp;
using Gatehouse.Server.Web;

namespace Gatehouse.Server;

/// <summary>The ordered list of rooms, from the ground up; the only file that names them all.</summary>
internal static class Rooms
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);

        StorageRoom.Add(services);
        SecretsRoom.Add(services);
        BackupsRoom.Add(services);
        AuditRoom.Add(services);
        MailRoom.Add(services);
        PhonesRoom.Add(services);
        LoggingRoom.Add(services);
        NetworkRoom.Add(services);
        LimitsRoom.Add(services);
        UpkeepRoom.Add(services);

        WebRoom.Add(services);

        CredentialsRoom.Add(services);
        AccountsRoom.Add(services);
        FactorsRoom.Add(services);
        UsersRoom.Add(services);
        OrganizationsRoom.Add(services);
        DirectoryRoom.Add(services);

        ChallengesRoom.Add(services);
        SessionsRoom.Add(services);
        SignInRoom.Add(services);
        RecoveryRoom.Add(services);
        SignUpRoom.Add(services);

        PoliciesRoom.Add(services);
        RolesRoom.Add(services);
        ProvidersRoom.Add(services);
        TemporaryRoom.Add(services);
        AssignmentsRoom.Add(services);
        ApplicationsRoom.Add(services);
        GrantsRoom.Add(services);
        AuthorizationRoom.Add(services);
        AccessRoom.Add(services);

        AwsRoom.Add(services);
        IamRoom.Add(services);
        StsRoom.Add(services);
        AccountApiRoom.Add(services);
        IdentityStoreRoom.Add(services);
        SsoAdminRoom.Add(services);
        OrganizationsApiRoom.Add(services);
        ConsoleRoom.Add(services);
        LoginRoom.Add(services);
        PortalRoom.Add(services);
        SsoRoom.Add(services);
        ScimRoom.Add(services);
        HelpRoom.Add(services);
        SupportRoom.Add(services);
        MailboxRoom.Add(services);
        HealthRoom.Add(services);
    }

    public static void Map(WebApplication app)
    {
        HealthRoom.MapOwnPort(app);
        NetworkRoom.Map(app);
        SignInRoom.Map(app);
        app.UseWeb();
        AwsRoom.Map(app);

        ChallengesRoom.Map(app);
        LoginRoom.Map(app);
        SsoRoom.Map(app);
        ScimRoom.Map(app);
        StsRoom.Map(app);
        HelpRoom.Map(app);
        HealthRoom.Map(app);
        MailboxRoom.Map(app);

        WebRoom.Map(app);
    }
}
