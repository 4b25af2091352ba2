using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Directory.Import;

namespace Gatehouse.Server.People.Directory.Administration;

/// <summary>What the console can do beyond the identity store.</summary>
internal static class DirectoryAdministration
{
    public static void Add(IServiceCollection services)
    {
        services.AddPageOperation<DescribeDirectory>();
        services.AddPageOperation<StartDirectory>();
        services.AddPageOperation<ChangeDirectory>();
        services.AddPageOperation<ChooseSubdomain>();
        services.AddPageOperation<SearchDirectoryUsers>();
        services.AddPageOperation<SearchDirectoryGroups>();
        services.AddPageOperation<GetDirectoryUser>();
        services.AddPageOperation<ListGroupPeople>();
        services.AddPageOperation<ListPersonsGroups>();
        services.AddPageOperation<GiveOneTimePassword>();
        services.AddPageOperation<DisableDirectoryUser>();
        services.AddPageOperation<EnableDirectoryUser>();
        services.AddPageOperation<RemoveUserDevice>();
        services.AddPageOperation<RemoveUserPhone>();
        services.AddPageOperation<CreateScimToken>();
        services.AddPageOperation<ListScimTokens>();
        services.AddPageOperation<DeleteScimToken>();
        services.AddPageOperation<PreviewUsers>();
        services.AddPageOperation<ImportUsers>();
    }
}
