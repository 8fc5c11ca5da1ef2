import { RecommendationProblem } from "../../recommendationProblem.ts";
import type { ExportedDay, ExportedFilm } from "../exportRows.ts";

/** A review of one viewing, or of a film without a date. */
export interface Review {
  /** The entry's URL; empty when the table has none. */
  readonly uri: string;
  readonly film: ExportedFilm;
  readonly viewing: ExportedDay | null;
  readonly note: string;
  readonly where: { readonly file: string; readonly line: number };
}

/** Maximum total length of all reviews: more than a user writes, and little memory. */
const MAX_CHARACTERS = 16 * 1024 ** 2;

/** Holds reviews until the diary entries are read: by the entry's URL, otherwise by film and date. */
export class ReviewNotes {
  readonly #byUri = new Map<string, Review>();
  readonly #byDay = new Map<string, Review[]>();
  readonly #unused = new Set<Review>();
  #characters = 0;

  /** @throws RecommendationProblem `export_too_large` */
  add(review: Review): void {
    this.#characters += review.note.length;
    if (this.#characters > MAX_CHARACTERS) throw new RecommendationProblem("export_too_large", review.where.file);
    this.#unused.add(review);
    if (review.uri !== "") this.#byUri.set(review.uri, review);
    const key = keyOf(review.film, review.viewing?.watchedOn ?? "");
    this.#byDay.set(key, [...(this.#byDay.get(key) ?? []), review]);
  }

  /** The review of a diary entry; each is returned only once. */
  take(uri: string, film: ExportedFilm, watchedOn: string): string | null {
    const ofUri = uri === "" ? undefined : this.#byUri.get(uri);
    const found = ofUri ?? this.#byDay.get(keyOf(film, watchedOn))?.find((review) => this.#unused.has(review));
    if (!found || !this.#unused.delete(found)) return null;
    return found.note || null;
  }

  /** Reviews without a diary entry. */
  unused(): readonly Review[] {
    return [...this.#unused];
  }
}

const keyOf = ({ title, year }: ExportedFilm, day: string) => `${title}\n${year ?? ""}\n${day}`;
