import type { Store } from "../../store/index.ts";
import { FILM_ARTWORK, type FilmArtworkKind } from "../artwork/index.ts";
import type { Edit } from "./editedFact.ts";

type Sql = Pick<Store, "sql">;

const PREFIX = "artwork:";

/** How a record of edits names the image of a film: its value is the number of the image. */
export function imageField(kind: FilmArtworkKind): string {
  return `${PREFIX}${kind}`;
}

/** The image that a record is about; null for an edited fact. */
export function imageOfField(field: string): FilmArtworkKind | null {
  return FILM_ARTWORK.find((kind) => imageField(kind) === field) ?? null;
}

/** The image that the film shows. */
export function shownImage({ sql }: Sql, filmId: number, kind: FilmArtworkKind): Edit | null {
  const row = sql<{ image: number | null }>(`SELECT ${kind} AS image FROM film WHERE id = :filmId`).get({ filmId });
  return row === undefined || row.image === null ? null : { value: row.image, isUnlocked: false };
}

/** An image that was deleted meanwhile, as unused, leaves the film without one until its provider gives one. */
export function showImage({ sql }: Sql, filmId: number, kind: FilmArtworkKind, edit: Edit | null): void {
  sql(`
    UPDATE film
    SET ${kind} = (SELECT id FROM artwork WHERE id = :image)
    WHERE id = :filmId`).run({ filmId, image: typeof edit?.value === "number" ? edit.value : null });
}
