using Gatehouse.Server.Access.Applications.Assignments;
using Gatehouse.Server.Access.Applications.Favourites;
using Gatehouse.Server.Access.Applications.Grants;
using Gatehouse.Server.Access.Applications.Issuers;
using Gatehouse.Server.Access.Applications.Methods;
using Gatehouse.Server.Access.Applications.Providers;
using Gatehouse.Server.Access.Applications.Scopes;
using Gatehouse.Server.Access.Applications.Sessions;
using Gatehouse.Server.Access.Applications.Tags;
using Gatehouse.Server.Foundation.Operations;

namespace Gatehouse.Server.Access.Applications;

internal static class ApplicationsRoom
{
    private const string Service = "sso";

    public static void Add(IServiceCollection services)
    {
        services.AddOperation<CreateApplication>(Service);
        services.AddOperation<CreateApplicationAssignment>(Service);
        services.AddOperation<CreateTrustedTokenIssuer>(Service);
        services.AddOperation<DeleteApplication>(Service);
        services.AddOperation<DeleteApplicationAccessScope>(Service);
        services.AddOperation<DeleteApplicationAssignment>(Service);
        services.AddOperation<DeleteApplicationAuthenticationMethod>(Service);
        services.AddOperation<DeleteApplicationGrant>(Service);
        services.AddOperation<DeleteTrustedTokenIssuer>(Service);
        services.AddOperation<DescribeApplication>(Service);
        services.AddOperation<DescribeApplicationAssignment>(Service);
        services.AddOperation<DescribeApplicationProvider>(Service);
        services.AddOperation<DescribeTrustedTokenIssuer>(Service);
        services.AddOperation<GetApplicationAccessScope>(Service);
        services.AddOperation<GetApplicationAssignmentConfiguration>(Service);
        services.AddOperation<GetApplicationAuthenticationMethod>(Service);
        services.AddOperation<GetApplicationGrant>(Service);
        services.AddOperation<GetApplicationSessionConfiguration>(Service);
        services.AddOperation<ListApplicationAccessScopes>(Service);
        services.AddOperation<ListApplicationAssignments>(Service);
        services.AddOperation<ListApplicationAssignmentsForPrincipal>(Service);
        services.AddOperation<ListApplicationAuthenticationMethods>(Service);
        services.AddOperation<ListApplicationGrants>(Service);
        services.AddOperation<ListApplicationProviders>(Service);
        services.AddOperation<ListApplications>(Service);
        services.AddOperation<ListTagsForResource>(Service);
        services.AddOperation<ListTrustedTokenIssuers>(Service);
        services.AddOperation<PutApplicationAccessScope>(Service);
        services.AddOperation<PutApplicationAssignmentConfiguration>(Service);
        services.AddOperation<PutApplicationAuthenticationMethod>(Service);
        services.AddOperation<PutApplicationGrant>(Service);
        services.AddOperation<PutApplicationSessionConfiguration>(Service);
        services.AddOperation<TagResource>(Service);
        services.AddOperation<UntagResource>(Service);
        services.AddOperation<UpdateApplication>(Service);
        services.AddOperation<UpdateTrustedTokenIssuer>(Service);
        services.AddPageOperation<ChooseFavourite>();
    }
}
