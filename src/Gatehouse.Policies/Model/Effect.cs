namespace Gatehouse.Policies.Model;

internal enum Effect
{
    Allow,
    Deny,
}
