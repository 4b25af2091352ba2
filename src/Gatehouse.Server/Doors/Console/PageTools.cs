using Gatehouse.Server.Access;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console;

/// <summary>What every page of the console works with.</summary>
internal sealed record PageTools(ConsoleEntrance Entrance, OperationRunner Runner, IStringLocalizer<Texts> Texts);
