import { dirname, join } from "node:path";

/** Why Electron could not open a window here at all. Each kind has its sentence in `messages.ts`. */
export type StartProblem =
  | { readonly kind: "noDisplay" }
  | { readonly kind: "root" }
  | { readonly kind: "sandbox"; readonly helper: string }
  | { readonly kind: "library"; readonly library: string | null }
  | { readonly kind: "notRunnable"; readonly detail: string };

/** Windows' STATUS_DLL_NOT_FOUND and STATUS_INVALID_IMAGE_FORMAT. */
const LIBRARY_STATUSES = [0xc0000135, 0xc000007b];

/** Only what Electron and the system's loader say right before they give up. */
const SIGNS: readonly [RegExp, (found: RegExpExecArray, binary: string) => StartProblem][] = [
  [/^Filmothèque (?:needs a display|a besoin d’un écran)/, () => NO_DISPLAY], // the shell's own words
  [/Missing X server or \$DISPLAY|Unable to open X display|The platform failed to initialize/, () => NO_DISPLAY],
  [/Running as root without --no-sandbox/, () => ({ kind: "root" })],
  [
    /SUID sandbox helper binary was found.*make sure that (.+) is owned by root/,
    ([, helper = ""]) => ({ kind: "sandbox", helper }),
  ],
  [
    /No usable sandbox!|Failed to move to new namespace/,
    (_, binary) => ({ kind: "sandbox", helper: join(dirname(binary), "chrome-sandbox") }),
  ],
  [/error while loading shared libraries: ([^:\s]+)/, ([, library = null]) => ({ kind: "library", library })],
  [/version `(GLIBC\w*_[\d.]+)' not found/, ([, library = null]) => ({ kind: "library", library })],
  [/^dyld\[\d+\]: Library not loaded: (\S+)/, ([, library = null]) => ({ kind: "library", library })],
];
const NO_DISPLAY: StartProblem = { kind: "noDisplay" };

/** @returns null for a line that names no such problem */
export function readStartProblem(line: string, binary: string): StartProblem | null {
  for (const [sign, problemOf] of SIGNS) {
    const found = sign.exec(line);
    if (found) return problemOf(found, binary);
  }
  return null;
}

export function startProblemOfStatus(status: number | null): StartProblem | null {
  return status !== null && LIBRARY_STATUSES.includes(status) ? { kind: "library", library: null } : null;
}
