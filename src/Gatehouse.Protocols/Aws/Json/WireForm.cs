namespace Gatehouse.Protocols.Aws.Json;

/// <summary>How the members of a protocol are written.</summary>
internal enum WireForm
{
    /// <summary>A form: everything is a text, and an empty one may be an empty list.</summary>
    Query,

    /// <summary>JSON with the members named as in the model.</summary>
    Json,

    /// <summary>JSON with small first letters.</summary>
    CamelJson,
}
