/**
 * An entry for the autostart folder (freedesktop.org, Desktop Entry Specification 1.5).
 * @param command the program and its arguments
 */
export function desktopEntry(command: readonly string[], comment: string): string {
  return [
    "[Desktop Entry]",
    "Type=Application",
    "Name=Filmothèque",
    `Comment=${comment}`,
    execLine(command),
    "Terminal=false",
    "X-GNOME-Autostart-enabled=true",
    "",
  ].join("\n");
}

/** The same entry, with another program; what the desktop or the person added stays. */
export function withCommand(entry: string, command: readonly string[]): string {
  return entry.replace(/^Exec\s*=.*$/m, () => execLine(command));
}

/** The program and its arguments, read as *The Exec key* says: the string's escapes first, then quotes, then `%%`. */
export function commandOf(entry: string): string[] {
  const value = (/^Exec\s*=\s*(.*)$/m.exec(entry)?.[1] ?? "").replaceAll("\\\\", "\\");
  return [...value.matchAll(/"((?:\\.|[^"\\])*)"|[^\s"]+/g)].map(([plain, inQuotes]) =>
    (inQuotes?.replaceAll(/\\(["`$\\])/g, "$1") ?? plain).replaceAll("%%", "%"),
  );
}

/** An entry may be there and switched off, by the desktop's own settings. */
export function isEntryOn(entry: string): boolean {
  return !/^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry);
}

function execLine(command: readonly string[]): string {
  return `Exec=${command.map(quoted).join(" ")}`;
}

/** Quoted as *The Exec key* requires: special characters first, then the string's own backslashes, `%` doubled. */
function quoted(argument: string): string {
  const escaped = argument
    .replaceAll(/["`$\\]/g, "\\$&")
    .replaceAll("\\", "\\\\")
    .replaceAll("%", "%%");
  return `"${escaped}"`;
}
