using Gatehouse.Protocols.Aws.Dialects;

namespace Gatehouse.Server.Doors.Aws.Dispatch;

/// <summary>Which way a request came in, told by its line and headers alone.</summary>
internal abstract record Entrance(AwsDialect Dialect)
{
    /// <summary>The operation stands in the form or the query.</summary>
    internal sealed record Query(AwsDialect Dialect) : Entrance(Dialect);

    /// <summary>The operation stands in X-Amz-Target, as <c>Prefix.Name</c>.</summary>
    internal sealed record Target(string Prefix, string Operation) : Entrance(AwsDialect.Json11);

    /// <summary>The operation is the path.</summary>
    internal sealed record Path(AwsService Service, string Operation) : Entrance(AwsDialect.RestJson);

    /// <summary>Signed for a service, at a path that is none of its.</summary>
    internal sealed record Unknown() : Entrance(AwsDialect.RestJson);

    /// <summary>The right address with a method that it does not know.</summary>
    internal sealed record WrongMethod(AwsDialect Dialect, string Allowed) : Entrance(Dialect);
}
