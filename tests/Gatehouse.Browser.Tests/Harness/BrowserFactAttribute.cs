using Xunit;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>A fact that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Prerequisites.IsCi ? null : Prerequisites.Missing;
}
