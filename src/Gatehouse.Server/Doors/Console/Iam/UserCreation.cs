using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <param name="Password">Nothing for a user without console access.</param>
internal sealed record UserWish(string Name, string? Path, string? Password, bool MustChange, IReadOnlyList<string> Groups, IReadOnlyList<string> Policies);

/// <param name="Password">Nothing when the user has none.</param>
/// <param name="Address">Where the account's users sign in.</param>
/// <param name="Failed">What was asked for beside the user and could not be done.</param>
internal sealed record CreatedUser(string Name, string? Password, string Address, IReadOnlyList<FailedStep> Failed);

/// <param name="What">A group's name, a policy's ARN, or nothing for the password.</param>
internal sealed record FailedStep(string? What, Refusal Refusal, MissingPermission? Missing);

/// <summary>
/// Makes a user with all that a form asks for. Each step is an operation with a permission of its own: what is refused is told, and
/// what was done stays.
/// </summary>
internal sealed class UserCreation(SecretSource random, PublicAddress address)
{
    /// <summary>As long as the account demands, as far as the visitor may know it.</summary>
    public async Task<string> MakePasswordAsync(IamPage page) =>
        GeneratedPassword.Make(
            random, (await page.TryAsync(page.New<GetAccountPasswordPolicy>(), new GetAccountPasswordPolicyRequest())).Value?.PasswordPolicy.MinimumPasswordLength);

    public string SignInAddress(Visitor visitor) => address.To("/signin/" + (visitor.Account.Alias ?? visitor.Account.Id.Digits));

    public async Task<Answer<CreatedUser>> CreateAsync(IamPage page, UserWish wish)
    {
        var created = await page.TryAsync(page.New<CreateUser>(), new() { UserName = wish.Name, Path = wish.Path });
        if (created.Value is not { User.UserName: { } name })
        {
            return new(created.Refusal!, created.Missing);
        }

        var failed = new List<FailedStep>();
        var hasPassword = false;
        if (wish.Password is { } password)
        {
            var profile = await page.TryAsync(
                page.New<CreateLoginProfile>(), new() { UserName = name, Password = password, PasswordResetRequired = wish.MustChange });
            hasPassword = Note(profile, null, failed);
        }

        foreach (var group in wish.Groups.Distinct(StringComparer.Ordinal))
        {
            Note(await page.TryAsync(page.New<AddUserToGroup>(), new() { UserName = name, GroupName = group }), group, failed);
        }

        foreach (var arn in wish.Policies.Distinct(StringComparer.Ordinal))
        {
            Note(await page.TryAsync(page.New<AttachUserPolicy>(), new() { UserName = name, PolicyArn = arn }), arn, failed);
        }

        return new(new CreatedUser(name, hasPassword ? wish.Password : null, SignInAddress(page.Visitor), failed));
    }

    private static bool Note<T>(Answer<T> answer, string? what, List<FailedStep> failed)
        where T : class
    {
        if (answer.Refusal is { } refusal)
        {
            failed.Add(new(what, refusal, answer.Missing));
        }

        return answer.Refusal is null;
    }
}
