import { nativePaths } from "../../src/paths/index.ts";

/**
 * The AppImage that the program runs from, or null. A program that an AppImage has started inherits its variables: the
 * AppImage is ours only when the running program is inside its mounted folder.
 * @param executable the running program's own file
 */
export function runningAppImage(
  { APPIMAGE: file, APPDIR: mounted }: NodeJS.ProcessEnv,
  executable: string,
): string | null {
  if (!file || !mounted || !nativePaths.isAbsolute(file) || !nativePaths.isAbsolute(mounted)) return null;
  return nativePaths.isInside(executable, mounted) ? file : null;
}
