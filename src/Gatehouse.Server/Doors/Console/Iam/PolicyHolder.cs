using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>Whoever policies hang on, so that one page serves users, groups and roles. Each answers with IAM's own operations.</summary>
internal abstract class PolicyHolder(IamPage page, string name)
{
    public const string Users = "users";
    public const string Groups = "groups";
    public const string Roles = "roles";

    /// <summary>As the lists of operations that are never long are asked for.</summary>
    protected const int Most = 1000;

    public string Name { get; } = name;

    /// <summary>As addresses name it.</summary>
    public abstract string Kind { get; }

    protected IamPage Page { get; } = page;

    /// <summary>Nothing for an address that names no such kind.</summary>
    public static PolicyHolder? Find(IamPage page, string? kind, string? segment) => (kind, segment) switch
    {
        (Users, { Length: > 0 }) => new UserHolder(page, IamLinks.Name(segment)),
        (Groups, { Length: > 0 }) => new GroupHolder(page, IamLinks.Name(segment)),
        (Roles, { Length: > 0 }) => new RoleHolder(page, IamLinks.Name(segment)),
        _ => null,
    };

    public abstract Task<Answer<HolderFacts>> FindAsync();

    public abstract Task<Answer<IReadOnlyList<AttachedPolicy>>> ListAttachedAsync();

    public abstract Task<Answer<IReadOnlyList<string>>> ListInlineAsync();

    public abstract Task<Answer<string>> ReadInlineAsync(string policy);

    public abstract Task<Answer<Nothing>> AttachAsync(string arn);

    public abstract Task<Answer<Nothing>> DetachAsync(string arn);

    public abstract Task<Answer<Nothing>> PutInlineAsync(string policy, string document);

    public abstract Task<Answer<Nothing>> DeleteInlineAsync(string policy);

    /// <param name="arn">Nothing takes the boundary away. Groups have none.</param>
    public virtual Task<Answer<Nothing>> SetBoundaryAsync(string? arn) => throw new InvalidOperationException($"{Kind} have no boundary.");

    /// <summary>Groups have no tags.</summary>
    public virtual Task<Answer<Nothing>> TagAsync(Tag tag) => throw new InvalidOperationException($"{Kind} have no tags.");

    public virtual Task<Answer<Nothing>> UntagAsync(string key) => throw new InvalidOperationException($"{Kind} have no tags.");

    /// <summary>Another name or path. Roles keep theirs.</summary>
    public virtual Task<Answer<Nothing>> RenameAsync(string name, string path) => throw new InvalidOperationException($"{Kind} keep their name.");

    public abstract Task<Answer<Nothing>> DeleteAsync();
}
