import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { LINK_SCHEME, pathOfLink } from "./programLink.ts";

/** What the person who started the program wants to see. */
export interface StartRequest {
  /** Of the page, with its leading slash; null where none is named. */
  readonly page: string | null;
  /** Absolute paths of files and folders to add. */
  readonly paths: readonly string[];
  /** Started by the system when the person logged in: without a window. */
  readonly isHidden: boolean;
}

export const HIDDEN_SWITCH = "--hidden";

/**
 * Reads the command line: files and folders (*Open with*, dropped on the icon), or a `filmotheque://` link.
 * @param args without the program itself
 * @param folder what relative paths start from
 */
export function readArguments(args: readonly string[], folder: string): StartRequest {
  const isHidden = args.includes(HIDDEN_SWITCH);
  // Every Electron program also receives the switches of Chromium and Electron.
  const named = args.filter((argument) => argument !== "" && !argument.startsWith("-"));
  const links = named.map(pathOfLink);
  const paths = named.filter((_, index) => links[index] === null).map((argument) => pathOf(argument, folder));
  return {
    page: links.findLast((link) => link !== null) ?? null,
    paths: paths.filter((path) => path !== null),
    isHidden,
  };
}

/** The arguments after the program; while it is being developed, Electron's first argument is the program's folder. */
export function argumentsOf(argv: readonly string[], isDefaultApp: boolean): readonly string[] {
  return argv.slice(isDefaultApp ? 2 : 1);
}

/** Some file managers name a file by its address. */
function pathOf(argument: string, folder: string): string | null {
  if (!/^file:/i.test(argument)) return resolve(folder, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return null; // a file of another machine: nothing here to open
  }
}

/** What a second instance sends to the first. It is not trusted: any program of this person can send it. */
export function isStartRequest(value: unknown): value is StartRequest {
  if (typeof value !== "object" || value === null) return false;
  const { page, paths, isHidden } = value as Record<string, unknown>; // each is checked here
  const isPage = page === null || (typeof page === "string" && pathOfLink(`${LINK_SCHEME}:/${page}`) === page);
  return (
    isPage && Array.isArray(paths) && paths.every((path) => typeof path === "string") && typeof isHidden === "boolean"
  );
}
