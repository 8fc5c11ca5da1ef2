import { RecommendationProblem } from "../recommendationProblem.ts";

/** Ratings of a community, grouped by person: those of person p are from `starts[p]` up to `starts[p + 1]`. */
export interface Interactions {
  readonly starts: Int32Array;
  /** Numbers of films, which point into `filmIds`. */
  readonly films: Int32Array;
  /** Half stars, 1 to 10. */
  readonly halfStars: Uint8Array;
  /** By number: the film's id in the set. */
  readonly filmIds: Int32Array;
}

const CHUNK = 1 << 20;
/** Twice the largest public set: more would not fit into the memory that a desktop can spare. */
const MAX_RATINGS = 64_000_000;
const MAX_PEOPLE = 2_000_000;
const MAX_FILMS = 500_000;

interface Chunk {
  readonly people: Int32Array;
  readonly films: Int32Array;
  readonly halfStars: Uint8Array;
}

/**
 * Collects ratings in any order, 9 bytes for each, and groups them by person. They are in typed arrays: a `Map` ends at
 * 16.7 million entries, and is used for people and films alone.
 */
export class InteractionsBuilder {
  readonly #people = new Map<number, number>();
  readonly #films = new Map<number, number>();
  readonly #chunks: Chunk[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param stars 0.5 to 5. @throws RecommendationProblem `export_too_large` */
  add(person: number, film: number, stars: number): void {
    const at = this.#length % CHUNK;
    if (at === 0) this.#addChunk();
    const chunk = this.#chunks.at(-1);
    if (!chunk) return;
    chunk.people[at] = numberOf(this.#people, person, MAX_PEOPLE);
    chunk.films[at] = numberOf(this.#films, film, MAX_FILMS);
    chunk.halfStars[at] = Math.round(stars * 2);
    this.#length += 1;
  }

  /** Of two ratings of a film by one person the later one counts. The builder is empty afterwards. */
  build(): Interactions {
    const people = this.#people.size;
    const next = new Int32Array(people + 1);
    this.#each((person) => {
      next[person + 1] = (next[person + 1] ?? 0) + 1;
    });
    for (let person = 0; person < people; person += 1) next[person + 1] = (next[person + 1] ?? 0) + (next[person] ?? 0);
    const starts = next.slice();
    const films = new Int32Array(this.#length);
    const halfStars = new Uint8Array(this.#length);
    this.#each((person, film, value) => {
      const to = next[person] ?? 0;
      next[person] = to + 1;
      films[to] = film;
      halfStars[to] = value;
    });
    const filmIds = Int32Array.from(this.#films.keys());
    this.#chunks.length = 0;
    this.#length = 0;
    return withoutRepeated({ starts, films, halfStars, filmIds });
  }

  #addChunk(): void {
    if (this.#length >= MAX_RATINGS) throw new RecommendationProblem("export_too_large", "ratings");
    this.#chunks.push({
      people: new Int32Array(CHUNK),
      films: new Int32Array(CHUNK),
      halfStars: new Uint8Array(CHUNK),
    });
  }

  #each(visit: (person: number, film: number, halfStars: number) => void): void {
    this.#chunks.forEach(({ people, films, halfStars }, index) => {
      const count = Math.min(CHUNK, this.#length - index * CHUNK);
      for (let at = 0; at < count; at += 1) visit(people[at] ?? 0, films[at] ?? 0, halfStars[at] ?? 0);
    });
  }
}

/** Compacts the rows in place. */
function withoutRepeated({ starts, films, halfStars, filmIds }: Interactions): Interactions {
  // By film: where its rating of the present person was written, plus one.
  const writtenAt = new Int32Array(filmIds.length);
  let to = 0;
  let from = 0;
  for (let person = 0; person + 1 < starts.length; person += 1) {
    const end = starts[person + 1] ?? 0;
    const rowStart = to;
    for (; from < end; from += 1) {
      const film = films[from] ?? 0;
      const known = (writtenAt[film] ?? 0) - 1;
      const target = known >= rowStart ? known : to;
      films[target] = film;
      halfStars[target] = halfStars[from] ?? 0;
      if (target !== to) continue;
      to += 1;
      writtenAt[film] = to;
    }
    starts[person + 1] = to;
  }
  return { starts, films: films.subarray(0, to), halfStars: halfStars.subarray(0, to), filmIds };
}

function numberOf(numbers: Map<number, number>, id: number, most: number): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  if (numbers.size >= most) throw new RecommendationProblem("export_too_large", `> ${most}`);
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}
