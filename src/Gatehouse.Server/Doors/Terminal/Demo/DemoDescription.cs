using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>What the demo has to offer, for people at the terminal and as JSON for scripts.</summary>
internal sealed class DemoDescription
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PublicAddress address;
    private readonly string region;
    private readonly DemoPeople people;
    private readonly IReadOnlyList<(string Key, string Value)> lifetimes;

    private readonly string? authorityFile;

    private DemoDescription(PublicAddress address, string region, DemoPeople people, string? authorityFile, IReadOnlyList<(string Key, string Value)> lifetimes) =>
        (this.address, this.region, this.people, this.authorityFile, this.lifetimes) = (address, region, people, authorityFile, lifetimes);

    public static DemoDescription Of(IServiceProvider services, DemoPeople people, LocalAuthority? authority) => new(
        services.GetRequiredService<PublicAddress>(),
        services.GetRequiredService<PlaceOptions>().Region,
        people,
        authority?.AuthorityFile,
        [.. services.GetRequiredService<SettingsCatalogue>().Lifetimes()]);

    public string ToJson() => new JsonObject
    {
        ["publicUrl"] = Origin,
        ["mailbox"] = address.To("/mailbox"),
        ["phone"] = address.To("/phone"),
        ["region"] = region,
        ["caFile"] = authorityFile,
        ["accounts"] = new JsonArray([.. people.Roots.Select(static each => new JsonObject
        {
            ["id"] = each.Account.Id.Digits,
            ["name"] = each.Account.Name,
            ["alias"] = each.Account.Alias,
            ["root"] = new JsonObject { ["email"] = each.Account.RootEmail, ["password"] = each.Root.Password, ["totpSeed"] = null },
            ["users"] = new JsonArray([.. each.Root.Users!.Select(static user => new JsonObject
            {
                ["name"] = user.Name,
                ["password"] = user.Password,
                ["totpSeed"] = null,
                ["accessKeyId"] = user.AccessKeyId,
                ["secretAccessKey"] = user.SecretAccessKey,
            })]),
        })]),
        ["directories"] = new JsonArray(new JsonObject
        {
            ["id"] = people.Directory.Id,
            ["subdomain"] = people.Directory.Subdomain,
            ["startUrl"] = people.Directory.StartUrl,
            ["portalUrl"] = PortalUrl,
            ["users"] = new JsonArray([.. people.Workforce.Select(static person => new JsonObject
            {
                ["userName"] = person.UserName,
                ["email"] = person.Email,
                ["password"] = person.Password,
                ["totpSeed"] = null,
            })]),
        }),
        ["awsConfig"] = Config,
        ["lifetimes"] = new JsonObject(lifetimes.Select(static each => KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(each.Value)))),
    }.ToJsonString(Form);

    public string ToText()
    {
        var (account, root) = people.Roots[0];
        var text = new StringBuilder()
            .AppendLine()
            .AppendLine($"  Front page   {Origin}")
            .AppendLine($"  Mailbox      {address.To("/mailbox")}")
            .AppendLine($"  Phone        {address.To("/phone")}")
            .AppendLine()
            .AppendLine($"  Root user    {address.To("/signin")}")
            .AppendLine($"               account   {account.Id.Dashed} {account.Name}")
            .AppendLine($"               e-mail    {account.RootEmail}")
            .AppendLine($"               password  {root.Password}")
            .AppendLine()
            .AppendLine($"  IAM user     {address.To($"/signin/{account.Id.Digits}")}")
            .AppendLine($"               name      {root.Users![0].Name}")
            .AppendLine($"               password  {root.Users[0].Password}")
            .AppendLine()
            .AppendLine($"  Workforce    {PortalUrl}")
            .AppendLine($"               username  {people.Workforce[0].UserName}")
            .AppendLine($"               password  {people.Workforce[0].Password}")
            .AppendLine()
            .AppendLine("  AWS CLI      put this into ~/.aws/config, then: aws sts get-caller-identity --profile administrator")
            .AppendLine("               or sign in by browser: aws login --profile signed-in")
            .AppendLine("               or at the access portal: aws sso login --profile workforce")
            .AppendLine()
            .AppendLine(string.Join('\n', Config.TrimEnd().Split('\n').Select(static line => line.Length == 0 ? line : "    " + line)))
            .AppendLine()
            .Append(authorityFile is null ? "" : $"  Trust        export AWS_CA_BUNDLE={authorityFile}\n               then also with our own start address: aws sso login --profile own-address\n\n")
            .AppendLine("  Lifetimes    " + string.Join("  ", lifetimes.Select(static each => $"{each.Key}={each.Value}")))
            .AppendLine()
            .Append("  Ctrl-C stops the server; the next start continues with the same data.");
        return text.ToString();
    }

    private string Config => AwsConfig.Write(Origin, region, people, authorityFile);

    private string PortalUrl => address.To("/start/" + people.Directory.Address);

    private string Origin => address.Origin.GetLeftPart(UriPartial.Authority);
}
