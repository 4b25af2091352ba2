using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Applications.Scopes;

internal abstract record ScopeRequest : ApplicationRequest
{
    [Required]
    [Pattern(ApplicationPatterns.Scope)]
    public string Scope { get; init; } = null!;
}
