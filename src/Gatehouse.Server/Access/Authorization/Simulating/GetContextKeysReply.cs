namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>The condition keys that policies ask a request for, each once.</summary>
internal sealed record GetContextKeysReply(IReadOnlyList<string> ContextKeyNames);
