using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class PasswordServicesTests
{
    [Fact]
    public async Task The_whole_server_shares_one_hasher_with_the_bounds_of_the_settings()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Gatehouse:Credentials:HashConcurrency"] = "1",
                    ["Gatehouse:Credentials:HashQueue"] = "0",
                }).Build())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(SecretSource.System)
            .AddLogging()
            .AddPasswords()
            .BuildServiceProvider(validateScopes: true);
        var hasher = services.GetRequiredService<PasswordHasher>();
        services.GetRequiredService<PasswordHasher>().ShouldBeSameAs(hasher);

        var first = hasher.HashAsync(PlainPassword.From("violet-Turbine 27"), CancellationToken.None).AsTask();
        var second = await hasher.HashAsync(PlainPassword.From("violet-Turbine 27"), CancellationToken.None);

        second.ShouldBeOfType<HashResult.Busy>();
        (await first).ShouldBeOfType<HashResult.Hashed>();
    }
}
