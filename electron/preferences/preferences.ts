import { readFileSync } from "node:fs";
import { nativePaths } from "../../src/paths/index.ts";
import { linesOfError, writeError } from "../../src/terminal/index.ts";
import type { PlayerId } from "../bridge/ipc.ts";
import { PLAYER_IDS } from "../player/players.ts";
import { writeFileAtomically } from "./writeFileAtomically.ts";

/** What the shell saves on this computer, for every user of it. */
export interface Preferences {
  /** Of menus and dialogs before the page has said which one it shows; null: the system's. */
  readonly language: "fr" | "en" | null;
  readonly theme: "dark" | "light" | "system";
  /** Look for a newer version at the start and daily. Without effect where the program is not packaged. */
  readonly updateAutomatically: boolean;
  /** With the window closed the program goes on, in the tray. */
  readonly keepRunning: boolean;
  readonly player: PlayerId;
  /** The program behind the player "chosen". */
  readonly chosenPlayer: string | null;
  /** Ids of films, the last one opened first. */
  readonly recentFilms: readonly number[];
}

const DEFAULTS: Preferences = {
  language: null,
  theme: "dark",
  updateAutomatically: true,
  keepRunning: false,
  player: "system",
  chosenPlayer: null,
  recentFilms: [],
};

/** Only valid values are taken: what a truncated file or another version wrote falls back to the default. */
const CHECKS: { readonly [Key in keyof Preferences]: (value: unknown) => value is Preferences[Key] } = {
  language: (value): value is Preferences["language"] => value === null || value === "fr" || value === "en",
  theme: (value): value is Preferences["theme"] => value === "dark" || value === "light" || value === "system",
  updateAutomatically: (value): value is boolean => typeof value === "boolean",
  keepRunning: (value) => typeof value === "boolean",
  player: (value): value is PlayerId => PLAYER_IDS.some((id) => id === value),
  chosenPlayer: (value): value is string | null =>
    value === null || (typeof value === "string" && nativePaths.isAbsolute(value)),
  recentFilms: (value): value is readonly number[] =>
    Array.isArray(value) && value.every((id) => Number.isSafeInteger(id) && id > 0),
};

type Listener = (preferences: Preferences) => void;

/** The preferences in a file, read once and written at each change. */
export class PreferencesFile {
  readonly #file: string;
  readonly #listeners = new Set<Listener>();
  #current: Preferences;
  /** What the file holds: `record` may be ahead of it. */
  #saved: Preferences;

  constructor(file: string) {
    this.#file = file;
    this.#current = read(file);
    this.#saved = this.#current;
  }

  get current(): Preferences {
    return this.#current;
  }

  /**
   * For what a person sets: in force only when it is saved.
   * @throws the system's error where the file cannot be written, on a full disk say
   */
  change(changes: Partial<Preferences>): void {
    const next = { ...this.#current, ...changes };
    this.#save(next);
    this.#apply(next);
  }

  /** For what the program records automatically: applied even where it cannot be saved. */
  record(changes: Partial<Preferences>): void {
    const next = { ...this.#current, ...changes };
    this.#apply(next);
    try {
      this.#save(next);
    } catch (error) {
      writeError("the preferences could not be saved", ...linesOfError(error));
    }
  }

  #apply(next: Preferences): void {
    if (isSame(next, this.#current)) return;
    this.#current = next;
    for (const listener of this.#listeners) listener(next);
  }

  #save(next: Preferences): void {
    if (isSame(next, this.#saved)) return;
    writeFileAtomically(this.#file, JSON.stringify(next));
    this.#saved = next;
  }

  onChange(listener: Listener): void {
    this.#listeners.add(listener);
  }
}

function isSame(one: Preferences, other: Preferences): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function read(file: string): Preferences {
  let saved: unknown;
  try {
    saved = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return DEFAULTS; // the first start, or a file that was cut
  }
  return checked(saved);
}

function checked(saved: unknown): Preferences {
  if (typeof saved !== "object" || saved === null) return DEFAULTS;
  const values = saved as Record<string, unknown>; // each value is checked below
  const known = Object.entries(CHECKS).filter(([key, isValid]) => isValid(values[key]));
  return { ...DEFAULTS, ...Object.fromEntries(known.map(([key]) => [key, values[key]])) };
}
