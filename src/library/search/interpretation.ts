import { parseStoredJson, type Store } from "../../store/index.ts";
import type { FilmSearch } from "./filmSearch.ts";
import { seriesWordsOf } from "./filmTexts.ts";
import { foldText, nameSpellings } from "./foldText.ts";
import { singular } from "./indexTerms.ts";
import { type FieldKind, type ParsedQuery, parseQuery, type Segment, textWithout } from "./parseQuery.ts";
import { segmentQuery } from "./searchQueries.ts";
import { type RequiredSegment, searchText } from "./searchRank.ts";
import type { UsedQuery } from "./searchResult.ts";
import { createSearchRows, type SearchRows } from "./searchRows.ts";
import { textsIn } from "./textsIn.ts";
import { numberAsDigits } from "./vocabulary/numerals.ts";
import { isIn } from "./wordPattern.ts";

/** `unknown`: no film has the word. `word`: films have it, but not together with the others. */
export type PartKind =
  | FieldKind
  | "title"
  | "person"
  | "keyword"
  | "collection"
  | "studio"
  | "overview"
  | "word"
  | "unknown";

/** Words of a search that were understood as one thing. */
export interface QueryPart {
  readonly kind: PartKind;
  /** As typed, or as corrected. */
  readonly text: string;
  /** The field's value (`1980`, `horror`, `FR`), or the name that was found. */
  readonly value: string;
  /** The search without this part. */
  readonly remaining: string;
}

/** How a search was understood. */
export interface Interpretation {
  readonly parts: readonly QueryPart[];
  /** Words that no film has, and what was searched for instead. */
  readonly corrected: readonly { readonly typed: string; readonly used: string }[];
  /** Where nothing answers every word: what the search finds without one part. */
  readonly without: readonly { readonly text: string; readonly q: string; readonly total: number }[];
}

const NOT_UNDERSTOOD: Interpretation = { parts: [], corrected: [], without: [] };
/** A long text is not tried without each of its words. */
const MAX_WITHOUT = 6;

interface Part {
  readonly kind: PartKind;
  readonly value: string;
  readonly segments: readonly Segment[];
}

/** Says how searches were understood, by what explains the words of the best film. */
export function createInterpreter(store: Pick<Store, "sql">, search: FilmSearch): (text: string) => Interpretation {
  const interpreter = new Interpreter(store, search);
  return (text) => interpreter.interpret(text);
}

class Interpreter {
  readonly #sql: Store["sql"];
  readonly #search: FilmSearch;
  readonly #rows: SearchRows;

  constructor({ sql }: Pick<Store, "sql">, search: FilmSearch) {
    this.#sql = sql;
    this.#search = search;
    this.#rows = createSearchRows({ sql });
  }

  interpret(text: string): Interpretation {
    const typed = parseQuery(text);
    const found = this.#search.find(text);
    const { used } = found;
    if (typed === null || used === null) return NOT_UNDERSTOOD;
    if (used.bestId === null && found.hits[0]) return this.#ofSimilarTitle(typed, found.hits[0].id);
    const names = this.#peopleOf(used);
    const parts = merged(used.parsed.segments.flatMap((segment) => this.#partsOf(segment, used, names)));
    return {
      parts: parts.map((part) => toQueryPart(part, used.parsed)),
      corrected: correctedWords(typed, used.parsed),
      without: found.hits.length > 0 || parts.length < 2 ? [] : this.#alternatives(parts, used.parsed),
    };
  }

  /** A film was found by a similar spelling of its whole title. */
  #ofSimilarTitle({ pieces }: ParsedQuery, filmId: number): Interpretation {
    const film = this.#sql<{ title: string }>("SELECT title FROM film WHERE id = :filmId").get({ filmId });
    const [typed, title] = [pieces.join(" "), film?.title ?? ""];
    return {
      parts: [{ kind: "title", text: title, value: title, remaining: "" }],
      corrected: [{ typed, used: title }],
      without: [],
    };
  }

  #partsOf(segment: Segment, used: UsedQuery, names: ReadonlyMap<Segment, string>): Part[] {
    const text = segment.words.join(" ");
    const { reading } = segment;
    if (reading?.kind === "resolution") return [{ kind: "resolution", value: reading.value, segments: [segment] }];
    const index = used.required.findIndex((one) => one.segment === segment);
    const required = used.required[index];
    if (!required) return [];
    if (reading && (used.isFieldUsed[index] || used.bestId === null))
      return [{ kind: reading.kind, value: reading.value, segments: [segment] }];
    const part = (kind: PartKind, value = text): Part[] => [{ kind, value, segments: [segment] }];
    if (used.bestId === null) {
      const isKnown = this.#rows.exists(segmentQuery(required, "overviews"));
      return part(isKnown ? "word" : "unknown");
    }
    switch (used.bestPlaces[index]) {
      case "person":
        return part("person", names.get(segment) ?? text);
      case "deep":
        return [{ ...this.#deepPart(used.bestId, segment.words), segments: [segment] }];
      default:
        return part("title");
    }
  }

  /**
   * Who is meant by each segment that people of the best film explain: neighbouring words are one name where somebody has
   * all of them, so that *tom hanks* is not the first Tom and the first Hanks of the film.
   */
  #peopleOf({ bestId, bestPlaces, required }: UsedQuery): ReadonlyMap<Segment, string> {
    const found = new Map<Segment, string>();
    if (bestId === null || !bestPlaces.includes("person")) return found;
    const people = this.#peopleIn(bestId);
    const isOfPeople = (index: number) => bestPlaces[index] === "person";
    for (let from = 0; from < required.length; ) {
      let to = from + 1;
      if (isOfPeople(from)) {
        while (to < required.length && isOfPeople(to)) to += 1;
        while (to > from + 1 && !nameWith(people, required.slice(from, to))) to -= 1;
        const segments = required.slice(from, to);
        const name = nameWith(people, segments);
        if (name !== null) for (const { segment } of segments) found.set(segment, name);
      }
      from = to;
    }
    return found;
  }

  #peopleIn(filmId: number): readonly NamedPerson[] {
    return this.#sql<{ name: string }>(`
      SELECT DISTINCT person.name
      FROM credit JOIN person ON person.id = credit.person
      WHERE credit.film = :filmId`)
      .all({ filmId })
      .map(({ name }) => ({ name, text: searchText(nameSpellings(name)) }));
  }

  /** A keyword, collection or studio with all of the words; else they are in the overview. */
  #deepPart(filmId: number, words: readonly string[]): Pick<Part, "kind" | "value"> {
    const stated = this.#sql<{ field: "keywords" | "collection" | "studios"; value: string }>(`
      SELECT field, value
      FROM fact
      WHERE film = :filmId AND field IN ('keywords', 'studios')
      UNION ALL
      SELECT 'keywords', json_quote(tag) FROM film_tag WHERE film = :filmId
      UNION ALL
      SELECT 'collection', json_quote(name) FROM film_collection WHERE film = :filmId`).all({ filmId });
    for (const { field, value } of stated) {
      const found = textsIn(parseStoredJson<unknown>(value)).find((name) => hasWords(name, words));
      if (found !== undefined) return { kind: DEEP_KINDS[field], value: found };
    }
    const collection = stated.find(({ field }) => field === "collection");
    const seriesWords = collection ? seriesWordsOf({ sql: this.#sql }, filmId) : [];
    if (collection && words.every((word) => seriesWords.includes(numberAsDigits(word))))
      return { kind: "collection", value: textsIn(parseStoredJson<unknown>(collection.value))[0] ?? words.join(" ") };
    return { kind: "overview", value: words.join(" ") };
  }

  #alternatives(parts: readonly Part[], parsed: ParsedQuery): Interpretation["without"] {
    return parts.slice(0, MAX_WITHOUT).flatMap((part) => {
      const segments = whole(part, parsed);
      const q = textWithout(parsed, segments);
      const total = q === "" ? 0 : this.#search.find(q, "words").hits.length;
      return total === 0 ? [] : [{ text: textOf(parsed, segments), q, total }];
    });
  }
}

const DEEP_KINDS = { keywords: "keyword", collection: "collection", studios: "studio" } as const;

interface NamedPerson {
  readonly name: string;
  /** Folded, as searches compare it. */
  readonly text: string;
}

/** The person who has all words of these segments. */
function nameWith(people: readonly NamedPerson[], segments: readonly RequiredSegment[]): string | null {
  const patterns = segments.flatMap((one) => one.patterns);
  return people.find(({ text }) => patterns.every((pattern) => isIn(text, pattern)))?.name ?? null;
}

function hasWords(name: string, words: readonly string[]): boolean {
  const own = new Set(foldText(name).split(" ").map(singular));
  return words.every((word) => own.has(singular(word)));
}

/** Words of one title, or of one person's name, are one part. */
function merged(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isSame =
      last?.kind === part.kind && (part.kind === "title" || (part.kind === "person" && part.value === last.value));
    if (last && isSame) joined[joined.length - 1] = { ...last, segments: [...last.segments, ...part.segments] };
    else joined.push(part);
  }
  return joined;
}

function toQueryPart(part: Part, parsed: ParsedQuery): QueryPart {
  const { kind, value } = part;
  const segments = whole(part, parsed);
  const text = textOf(parsed, segments);
  return { kind, text, value: kind === "title" ? text : value, remaining: textWithout(parsed, segments) };
}

const textOf = ({ pieces }: ParsedQuery, segments: readonly Segment[]): string =>
  pieces.slice(segments[0]?.from, segments.at(-1)?.to).join(" ");

/** With the words between its segments that need no explanation. */
function whole({ segments }: Part, parsed: ParsedQuery): readonly Segment[] {
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return segments;
  return parsed.segments.slice(parsed.segments.indexOf(first), parsed.segments.indexOf(last) + 1);
}

function correctedWords(typed: ParsedQuery, used: ParsedQuery): Interpretation["corrected"] {
  if (typed.words.length !== used.words.length) return [];
  return typed.words.flatMap((word, index) => {
    const other = used.words[index] ?? word;
    return other === word ? [] : [{ typed: word, used: other }];
  });
}
