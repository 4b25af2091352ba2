using Mono.Cecil;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.House;

/// <summary>Look down, never sideways, never up: read from the compiled server, compared with <see cref="HousePlan"/>.</summary>
public sealed class FloorsTests : IDisposable
{
    private readonly AssemblyDefinition server = AssemblyDefinition.ReadAssembly(typeof(ServerHost).Assembly.Location);

    public void Dispose() => server.Dispose();

    [Fact]
    public void Every_room_looks_down_only()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (from, to) in Uses.In(server))
        {
            if (Place.Of(Uses.NamespaceOf(from)) is { } here && Place.Of(Uses.NamespaceOf(to)) is { } there && !MayUse(here, there))
            {
                wrong.Add($"{here.Floor}/{here.Room} uses {there.Floor}/{there.Room}: {from.Name} names {to.Name}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_room_is_in_the_plan()
    {
        var unknown = server.MainModule.GetTypes()
            .Select(type => Place.Of(Uses.NamespaceOf(type)))
            .OfType<Place>()
            .Where(place => HousePlan.Rooms.TryGetValue(place.Floor, out var rooms) && place.Room.Length > 0 && !rooms.Contains(place.Room))
            .Distinct();
        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_listed_interfaces_lead_upwards()
    {
        var upward = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in server.MainModule.GetTypes().Where(type => type.DeclaringType is null))
        {
            foreach (var used in type.Interfaces.Select(each => each.InterfaceType))
            {
                var (here, there) = (Place.Of(type.Namespace), Place.Of(Uses.NamespaceOf(used)));
                if (here is not null && there is not null && here != there && used.Resolve() is { IsInterface: true })
                {
                    upward.Add($"{used.GetElementType().FullName[(Place.Root.Length + 1)..]}");
                }
            }
        }

        upward.Except(HousePlan.UpwardInterfaces, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void The_pure_projects_reference_no_clock_disk_network_or_database()
    {
        foreach (var pure in new[] { typeof(Policies.Model.Arn).Assembly, typeof(Protocols.Encodings.Base32).Assembly })
        {
            pure.GetReferencedAssemblies().Select(each => each.Name!).Where(name =>
                name.StartsWith("Microsoft", StringComparison.Ordinal) || name is "System.Net.Sockets" or "System.Net.Http" or "System.IO.FileSystem" or "System.Data.Common" or "gatehouse")
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public void Only_Storage_names_the_databases()
    {
        var wrong = Uses.In(server)
            .Where(use => use.To.Namespace is "Npgsql" or "Microsoft.Data.Sqlite" or "Dapper")
            .Select(use => Uses.NamespaceOf(use.From))
            .Where(name => name != "Gatehouse.Server.Foundation.Storage")
            .Distinct();
        wrong.ShouldBeEmpty();
    }

    private static bool MayUse(Place here, Place there)
    {
        if (here.Floor != there.Floor)
        {
            return HousePlan.Floors.TryGetValue(here.Floor, out var floors) && floors.Contains(there.Floor);
        }

        if (here.Room == there.Room || here.Room.Length == 0 || there.Room.Length == 0)
        {
            return true;
        }

        if (here.Floor == "Doors")
        {
            return HousePlan.OpenDoors.Contains(there.Room);
        }

        return !HousePlan.Rooms.TryGetValue(here.Floor, out var rooms) || Array.IndexOf(rooms, there.Room) < Array.IndexOf(rooms, here.Room);
    }
}
