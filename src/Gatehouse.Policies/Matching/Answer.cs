namespace Gatehouse.Policies.Matching;

/// <summary>Whether a text fits a pattern. Unresolved means that the pattern names a variable the request does not have.</summary>
internal enum Answer
{
    No,
    Unresolved,
    Yes,
}
