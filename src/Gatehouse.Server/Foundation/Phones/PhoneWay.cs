namespace Gatehouse.Server.Foundation.Phones;

/// <summary>How a code reaches a phone.</summary>
internal enum PhoneWay
{
    Text,
    Call,
}
