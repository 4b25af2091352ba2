using System.Collections;
using System.Globalization;

namespace Gatehouse.Protocols.Aws.Members;

/// <summary>What one member must satisfy.</summary>
internal sealed class MemberRule
{
    private readonly RecordMember member;
    private readonly string name;
    private readonly bool isRequired;
    private readonly RangeAttribute? range;
    private readonly CountAttribute? count;
    private readonly TextRule text;

    public MemberRule(RecordMember member)
    {
        this.member = member;
        name = MemberPath.Word(member.Name);
        isRequired = member.Find<RequiredAttribute>() is not null || member.IsPromised;
        range = member.Find<RangeAttribute>();
        count = member.Find<CountAttribute>();
        text = new TextRule(member);
    }

    public void Check(object record, string prefix, List<Violation> found)
    {
        var path = prefix + name;
        switch (member.Read(record))
        {
            case null:
                if (isRequired)
                {
                    found.Add(new Violation(path, null, IsNull: true, "Member must not be null"));
                }

                break;
            case string value:
                foreach (var (constraint, allowed) in text.FindBroken(value))
                {
                    found.Add(new Violation(path, Show(value), IsNull: false, constraint, allowed));
                }

                break;
            case int or long:
                CheckNumber(Convert.ToInt64(member.Read(record), CultureInfo.InvariantCulture), path, found);
                break;
            case ICollection list and not IDictionary:
                CheckList(list, path, found);
                break;
            case { } structure when MemberRules.IsStructure(structure.GetType()):
                MemberRules.For(structure.GetType()).Check(structure, path + ".", found);
                break;
        }
    }

    private void CheckNumber(long value, string path, List<Violation> found)
    {
        var constraint = range is null ? null
            : value < range.Minimum ? $"Member must have value greater than or equal to {range.Minimum}"
            : value > range.Maximum ? $"Member must have value less than or equal to {range.Maximum}"
            : null;
        if (constraint is not null)
        {
            found.Add(new Violation(path, Show(value.ToString(CultureInfo.InvariantCulture)), IsNull: false, constraint));
        }
    }

    private void CheckList(ICollection list, string path, List<Violation> found)
    {
        if (count is not null && (list.Count < count.Minimum || list.Count > count.Maximum))
        {
            var constraint = list.Count < count.Minimum
                ? $"Member must have length greater than or equal to {count.Minimum}"
                : $"Member must have length less than or equal to {count.Maximum}";
            found.Add(new Violation(path, Show(Join(list)), IsNull: false, constraint));

            // A list too long is not looked through: its length is the caller's choice.
            return;
        }

        var at = 0;
        foreach (var item in list)
        {
            at++;
            if (item is null)
            {
                found.Add(new Violation(MemberPath.Item(path, at), null, IsNull: true, "Member must not be null"));
            }
            else if (item is string value)
            {
                CheckItem(value, list, path, found);
            }
            else if (MemberRules.IsStructure(item.GetType()))
            {
                MemberRules.For(item.GetType()).Check(item, MemberPath.Item(path, at) + ".", found);
            }
        }
    }

    private void CheckItem(string value, ICollection list, string path, List<Violation> found)
    {
        var broken = text.FindBroken(value).Select(static rule => rule.Constraint).ToList();
        if (broken.Count > 0)
        {
            found.Add(new Violation(path, Show(Join(list)), IsNull: false, $"Member must satisfy constraint: [{string.Join(", ", broken)}]"));
        }
    }

    private static string Join(ICollection list) => $"[{string.Join(", ", list.Cast<object?>().Take(50))}]";

    private string? Show(string value) => member.IsSecret ? null : value;
}
