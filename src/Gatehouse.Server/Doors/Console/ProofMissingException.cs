namespace Gatehouse.Server.Doors.Console;

/// <summary>Leaves a handler of a page when an operation wants a fresh proof: the visitor gives it and comes back.</summary>
internal sealed class ProofMissingException : Exception;
