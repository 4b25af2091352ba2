using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>Reads a JSON body of bounded size into a request record, and holds it to the record's attributes.</summary>
internal static class RequestBody
{
    private const int Longest = 64 * 1024;

    private static Refusal Unreadable { get; } = SsoRefusals.Invalid("The body is not a JSON object that this operation takes.");

    public static async Task<Outcome<TRequest>> ReadAsync<TRequest>(HttpContext context)
        where TRequest : class
    {
        if (context.Request.ContentLength > Longest)
        {
            return Unreadable;
        }

        var bytes = new byte[context.Request.ContentLength is { } told ? told + 1 : Longest + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, context.RequestAborted);
        return length > Longest ? Unreadable : Read<TRequest>(bytes.AsSpan(0, length));
    }

    public static Outcome<TRequest> Read<TRequest>(ReadOnlySpan<byte> body)
        where TRequest : class =>
        RequestBinder.Parse(body) is not { } members
            || RequestBinder.Bind(members, typeof(TRequest), WireForm.CamelJson) is not Binding.Bound { Request: TRequest request } ? Unreadable
            : MemberRules.FindViolations(request) is { Count: > 0 } violations ? SsoRefusals.Invalid(ViolationWriter.Write(violations, ViolationStyle.WithoutValues))
            : request;
}
