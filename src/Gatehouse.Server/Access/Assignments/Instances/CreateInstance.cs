using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal sealed record CreateInstanceRequest
{
    [Length(0, 255)]
    [Pattern(SsoPatterns.Name)]
    public string? Name { get; init; }

    [Length(1, 64)]
    [Pattern(SsoPatterns.ClientToken)]
    public string? ClientToken { get; init; }

    [Count(0, 75)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record CreateInstanceReply
{
    public required string InstanceArn { get; init; }
}

/// <summary>Gives the account its directory and portal.</summary>
internal sealed class CreateInstance(OpenDirectory open) : SsoOperation<CreateInstanceRequest, CreateInstanceReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateInstance));

    public override Refusal? Validate(CreateInstanceRequest request) => TagRules.FindProblem(request.Tags);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateInstanceRequest request, Caller caller, DbSession session) =>
        new([TagRules.Ask(new(Action, "*"), request.Tags)]);

    public override async Task<Outcome<CreateInstanceReply>> HandleAsync(CreateInstanceRequest request, Caller caller, DbSession session)
    {
        if (await open.RunAsync(session, AccountId.Get(caller.AccountId), request.Name, new DirectorySettings()) is not { } directory)
        {
            return SsoRefusals.Conflict("The account has an instance already.");
        }

        await TagStore.PutAsync(session, directory.InstanceId, request.Tags ?? []);
        return await TagRules.FindTooManyAsync(session, directory.InstanceId) is { } tooMany ? tooMany : new CreateInstanceReply { InstanceArn = directory.InstanceArn };
    }
}
