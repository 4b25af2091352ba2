namespace Gatehouse.Server.Foundation.Mail.Writing;

/// <summary>One letter in its two forms, which say the same.</summary>
internal sealed record WrittenLetter(string Html, string Text);
