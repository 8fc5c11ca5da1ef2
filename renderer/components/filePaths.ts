/**
 * Paths of the machine that the engine runs on, as the page shows them. Which kind of system it is shows in the path:
 * a Windows one begins with a drive or with two backslashes, and elsewhere a name may hold a backslash.
 */
function isWindows(path: string): boolean {
  return /^[A-Za-z]:[\\/]/.test(path) || path.startsWith("\\\\");
}

function namesOf(path: string): string[] {
  return path.split(isWindows(path) ? /[\\/]+/ : /\/+/);
}

/** What a person calls a file or a folder: its last name. */
export function fileNameOf(path: string): string {
  return namesOf(path).findLast(Boolean) ?? path;
}

/** What stands before the name; empty for a bare name. */
export function parentFolderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf(fileNameOf(path)) - 1, 0));
}

/** The folder itself, or anywhere below it. */
export function isWithin(path: string, folder: string): boolean {
  // Windows takes `C:\Films` and `c:\films` for one.
  const [inner, outer] = [path, folder].map((one) => namesOf(isWindows(one) ? one.toLowerCase() : one));
  const names = outer!.at(-1) === "" ? outer!.slice(0, -1) : outer!;
  return names.every((name, index) => inner![index] === name);
}
