using Gatehouse.Server.Foundation.Settings;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Settings;

public sealed class SettingsSourcesTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void A_later_source_wins_also_over_a_list_given_element_by_element()
    {
        File.WriteAllText(file, """{ "Gatehouse": { "Region": "of-file", "Urls": [ "http://localhost:1", "http://localhost:2" ] } }""");
        Read([], file, []).Urls.ShouldBe(["http://localhost:1", "http://localhost:2"]);
        Read([new("Gatehouse:Region", "of-verb")], file, []).Region.ShouldBe("of-file");
        var options = Read([], file, [new("Gatehouse:Urls", "http://localhost:3"), new("Gatehouse:Region", "typed")]);
        options.Urls.ShouldBe(["http://localhost:3"]);
        options.Region.ShouldBe("typed");
    }

    [Fact]
    public void The_environment_wins_over_the_file_and_yields_to_what_is_typed()
    {
        const string name = "Gatehouse__Domain";
        File.WriteAllText(file, """{ "Gatehouse": { "Domain": "of-file.example" } }""");
        Environment.SetEnvironmentVariable(name, "of-environment.example");
        try
        {
            Read([], file, []).Domain.ShouldBe("of-environment.example");
            Read([], file, [new("Gatehouse:Domain", "typed.example")]).Domain.ShouldBe("typed.example");
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void A_variable_of_the_framework_opens_no_door()
    {
        Environment.SetEnvironmentVariable("Kestrel__Endpoints__Extra__Url", "http://0.0.0.0:9");
        try
        {
            var configuration = new ConfigurationManager();
            SettingsSources.Compose(configuration, [], null, []);
            configuration["Kestrel:Endpoints:Extra:Url"].ShouldBeNull();
        }
        finally
        {
            Environment.SetEnvironmentVariable("Kestrel__Endpoints__Extra__Url", null);
        }
    }

    public void Dispose() => File.Delete(file);

    private static PlaceOptions Read(KeyValuePair<string, string?>[] defaults, string file, KeyValuePair<string, string?>[] options)
    {
        var configuration = new ConfigurationManager();
        SettingsSources.Compose(configuration, defaults, file, options);
        return SettingsReader.Read<PlaceOptions>(configuration);
    }
}
