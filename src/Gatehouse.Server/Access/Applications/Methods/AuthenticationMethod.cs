using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.Access.Applications.Methods;

internal sealed record IamAuthenticationMethod
{
    /// <summary>A policy document, as JSON and not as text.</summary>
    [Required]
    public JsonObject ActorPolicy { get; init; } = null!;
}

/// <summary>How an application proves itself when it asks for tokens: as principals of IAM that its policy names.</summary>
internal sealed record AuthenticationMethod
{
    public const string IamType = "IAM";

    public IamAuthenticationMethod? Iam { get; init; }

    /// <summary>Nothing where the application has none.</summary>
    public static AuthenticationMethod? Of(Application application) =>
        application.ActorPolicy is { } policy ? new() { Iam = new() { ActorPolicy = (JsonObject)JsonNode.Parse(policy)! } } : null;
}

internal sealed record AuthenticationMethodItem(string AuthenticationMethodType, AuthenticationMethod AuthenticationMethod);

internal abstract record AuthenticationMethodRequest : ApplicationRequest
{
    [Required]
    [OneOf(AuthenticationMethod.IamType)]
    public string AuthenticationMethodType { get; init; } = null!;
}
