using System.Text;
using Gatehouse.Policies.Model;

namespace Gatehouse.Policies.Reading;

/// <summary>Reads the text of a policy. Whatever the text, the answer is a policy or the first fault with its JSON path.</summary>
internal static class PolicyReader
{
    public static PolicyReading Read(string json, PolicyUse use)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var places = new TextPlaces(bytes);
        var (root, path, place) = JsonTree.Read(bytes);
        if (root is null)
        {
            return Malformed(places, (path, place, Faults.Json));
        }

        var faults = new Faults();
        var policy = ReadPolicy(root, json, use, places, faults);
        return faults.First is { } fault ? Malformed(places, fault) : new PolicyReading.Read(policy);
    }

    private static PolicyReading.Malformed Malformed(TextPlaces places, (string Path, int Place, string Text) fault)
    {
        var at = places.At(fault.Place);
        return new(new PolicyError(fault.Path, fault.Text, at.Line, at.Column));
    }

    private static PolicyDocument ReadPolicy(JsonPart root, string json, PolicyUse use, TextPlaces places, Faults faults)
    {
        faults.Expect(root.Kind == JsonKind.Object, root, Faults.Syntax);
        foreach (var (name, value) in root.Members)
        {
            faults.Expect(name is "Version" or "Id" or "Statement", value, Faults.Syntax);
        }

        var version = ReadVersion(root.Find("Version"), faults);
        var id = root.Find("Id");
        faults.Expect(id is null or { Kind: JsonKind.Text }, id ?? root, Faults.Syntax);
        var reader = new StatementReader(use, version == PolicyDocument.CurrentVersion, places, faults);
        return new PolicyDocument(version, id?.Text, ReadStatements(root, reader, faults), json, use);
    }

    /// <summary>A policy that names no version has the old one, in which a variable is plain text.</summary>
    private static string ReadVersion(JsonPart? version, Faults faults)
    {
        if (version is null)
        {
            return PolicyDocument.OldVersion;
        }

        faults.Expect(version.Kind == JsonKind.Text, version, Faults.Syntax);
        faults.Expect(version.Text is PolicyDocument.OldVersion or PolicyDocument.CurrentVersion, version, "Policy document must be version 2012-10-17 or greater.");
        return version.Text;
    }

    private static List<Statement> ReadStatements(JsonPart root, StatementReader reader, Faults faults)
    {
        if (root.Find("Statement") is not { } list)
        {
            faults.Add(root, Faults.Syntax);
            return [];
        }

        faults.Expect(list.AsList().Count > 0, list, Faults.Syntax);
        var (statements, sids) = (new List<Statement>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var part in list.AsList())
        {
            if (reader.Read(part) is { } statement)
            {
                var isNew = string.IsNullOrEmpty(statement.Sid) || sids.Add(statement.Sid);
                faults.Expect(isNew, part.Find("Sid") ?? part, "Statement IDs (SID) in a single policy must be unique.");
                statements.Add(statement);
            }
        }

        return statements;
    }
}
