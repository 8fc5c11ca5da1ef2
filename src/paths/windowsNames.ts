/**
 * What Windows does to names and paths, after "Naming Files, Paths, and Namespaces" and "File path formats on Windows
 * systems" of its documentation.
 */

/** Devices in every folder, with any extension: many programs open a device for `nul.mkv`. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;

/** Longer paths are opened only in their long form, or where the system is configured for them. */
const MAX_PLAIN = 247;

export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}

/** Windows removes dots and spaces at the end of a name: `film.mkv. ` and `film.mkv` are one file. */
export function withoutTrailingDots(name: string): string {
  if (/^\.{1,2}$/.test(name)) return name;
  let end = name.length;
  while (name[end - 1] === "." || name[end - 1] === " ") end -= 1;
  return name.slice(0, end);
}

/**
 * `\\?\C:\films` → `C:\films`, `\\.\UNC\server\share` → `\\server\share`. What names another device, or a volume by its
 * number, stays.
 */
export function fromLongForm(path: string): string {
  const unified = path.replaceAll("/", "\\");
  const [, unc, drive] = /^\\\\[?.]\\(?:(UNC\\)|([A-Za-z]:\\))/i.exec(unified) ?? [];
  if (unc !== undefined) return `\\\\${unified.slice(4 + unc.length)}`;
  return drive === undefined ? unified : unified.slice(4);
}

/**
 * `C:\`, `\\server\share\`. Not `\` and `C:`, which depend on the current drive and folder, and not `\\?\Volume{…}\`: a
 * file that has a letter or a share would be in two places.
 */
export function isShareOrDrive(root: string): boolean {
  return /^(?:[A-Za-z]:\\|\\\\(?![?.]\\)[^\\])/.test(root);
}

/** `c:\` → `C:\`, `\\NAS\Films\` → `\\nas\films\`: Windows and the servers of shares ignore their case. */
export function unifyRoot(root: string): string {
  return root.startsWith("\\\\") ? [...root].map(smallLetter).join("") : root.toUpperCase();
}

/** Lower case only where the upper case leads back: `ı` and `K` (kelvin) are other names than `i` and `k`. */
function smallLetter(letter: string): string {
  const small = letter.toLowerCase();
  return small.toUpperCase() === letter ? small : letter;
}

/** Short paths stay as they are. */
export function toLongForm(path: string): string {
  if (path.length <= MAX_PLAIN || path.startsWith("\\\\?\\")) return path;
  return path.startsWith("\\\\") ? `\\\\?\\UNC\\${path.slice(2)}` : `\\\\?\\${path}`;
}
