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
    `Exec=${command.map(quoted).join(" ")}`,
    "Terminal=false",
    "X-GNOME-Autostart-enabled=true",
    "",
  ].join("\n");
}

/** An entry may be there and switched off, by the desktop's own settings. */
export function isEntryOn(entry: string): boolean {
  return !/^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry);
}

/** Quoted as *The Exec key* asks: special characters first, then the string's own backslashes, `%` doubled. */
function quoted(word: string): string {
  const escaped = word
    .replaceAll(/["`$\\]/g, "\\$&")
    .replaceAll("\\", "\\\\")
    .replaceAll("%", "%%");
  return `"${escaped}"`;
}
