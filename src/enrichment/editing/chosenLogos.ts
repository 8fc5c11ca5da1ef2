import { CodedError } from "../../errors/index.ts";
import type { Events } from "../../events/index.ts";
import type { Library } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import type { ArtworkErrorCode } from "../artwork/chosenArtwork.ts";
import type { OfferedArtwork } from "../artwork/offeredArtwork.ts";
import { EDIT_UNDO } from "./filmEdits.ts";

export interface ChosenLogosParts {
  readonly store: Pick<Store, "writeDurable">;
  readonly library: Library;
  readonly events: Events;
  readonly offeredArtwork: Pick<OfferedArtwork, "logo">;
}

/**
 * Logos that people choose for films, in the place of the one that fits the language best. A choice is an edit: it is
 * kept as one, and its journal entry is undone as one.
 */
export interface ChosenLogos {
  /** @returns the journal's entry. @throws CodedError `unknown_film`, `artwork_unavailable` for a path that is none */
  choose(filmId: number, path: string, by: string): number;
  /** @returns the journal's entry. @throws CodedError `unknown_film` */
  reset(filmId: number, by: string): number;
}

export function createChosenLogos({ store, library, events, offeredArtwork }: ChosenLogosParts): ChosenLogos {
  function record(filmId: number, act: "logo_given" | "logo_reset", value: unknown, by: string): number {
    return store.writeDurable(() => {
      const film = library.films.titleOf(filmId);
      if (film === null) throw new CodedError<ArtworkErrorCode>("unknown_film");
      const entry = { act, by, facts: { film }, fileId: null, filmId, undo: EDIT_UNDO, films: [filmId] };
      const entryId = library.journal.record(entry);
      library.edits.setField(entryId, filmId, "logo", value);
      events.emit({ type: "film.changed", filmId });
      return entryId;
    });
  }

  return {
    choose(filmId, path, by) {
      const logo = offeredArtwork.logo(filmId, path);
      if (!logo) throw new CodedError<ArtworkErrorCode>("artwork_unavailable");
      const { width, height } = logo;
      return record(filmId, "logo_given", { path, width, height }, by);
    },
    reset: (filmId, by) => record(filmId, "logo_reset", null, by),
  };
}
