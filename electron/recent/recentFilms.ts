import type { WebContents } from "electron";
import type { Engine } from "../../src/engine.ts";
import type { PreferencesFile } from "../preferences/preferences.ts";
import type { RecentFilm } from "../tray/trayMenu.ts";

const MAX_FILMS = 5;
const FILM_PAGE = /^app:\/\/filmotheque\/films\/([1-9]\d{0,11})(?:[?#]|$)/;

/** The films that were opened or played last on this computer. */
export interface RecentFilms {
  record(film: number): void;
  /** Those that the library still has, by their present names. */
  named(): readonly RecentFilm[];
  /** Notes each film whose page is shown. */
  watch(contents: Pick<WebContents, "on" | "getURL">): void;
}

type Preferences = Pick<PreferencesFile, "current" | "record">;

export function recentFilms(preferences: Preferences, engine: Promise<Pick<Engine, "titleOfFilm">>): RecentFilms {
  let opened: Pick<Engine, "titleOfFilm"> | null = null;
  engine.then(
    (library) => {
      opened = library;
    },
    () => undefined, // startProgram reports the failure
  );
  const record = (film: number) =>
    preferences.record({ recentFilms: withRecent(preferences.current.recentFilms, film) });
  return {
    record,
    named: () =>
      preferences.current.recentFilms.flatMap((id) => {
        const title = opened?.titleOfFilm(id);
        return title ? [{ id, title }] : [];
      }),
    watch(contents) {
      const look = () => {
        const film = filmAt(contents.getURL());
        if (film !== null && opened?.titleOfFilm(film)) record(film);
      };
      contents.on("did-navigate", look);
      contents.on("did-navigate-in-page", look);
    },
  };
}

/** Newest first, each film once. */
export function withRecent(films: readonly number[], film: number): readonly number[] {
  return [film, ...films.filter((known) => known !== film)].slice(0, MAX_FILMS);
}

/** The film whose page an address shows, or null. */
export function filmAt(address: string): number | null {
  const [, number] = FILM_PAGE.exec(address) ?? [];
  return number === undefined ? null : Number(number);
}
