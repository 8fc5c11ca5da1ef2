import { isDeepStrictEqual } from "node:util";
import type { Language, Locale } from "../../contract/index.ts";
import { appliesIn, chooseFacts, type Fact } from "../../library/index.ts";
import type { ProviderFilm } from "../../providers/index.ts";
import { isOfMissingPart, statedFacts, statedFields } from "../recordProviderFilm.ts";

/** A field that an answer of a provider would change. */
export interface RefreshedField {
  readonly field: string;
  /** What is shown; null where nothing is. */
  readonly before: unknown;
  /** What the provider states now; null where nothing would be shown. */
  readonly after: unknown;
  /** The owner locked it: it keeps `before`. */
  readonly locked: boolean;
}

/** In the order of the film's page; other fields follow. */
const ORDER = ["title", "originalTitle", "year", "releaseDate", "runtimeMinutes", "genres", "certification", "tagline"];

/** Figures and lists that change with every answer and that nobody chooses: they are always applied. */
const ALWAYS_APPLIED: ReadonlySet<string> = new Set([
  "popularity",
  "voteAverage",
  "voteCount",
  "images",
  "collectionParts",
  "accounts",
  "tags",
  "locked",
]);

/** Compared by the film's people, not as facts. */
const PEOPLE = "credits";

/** What an answer would change of the facts that a film shows. Pure. */
export function refreshDifference(
  facts: readonly Fact[],
  answer: ProviderFilm,
  shownIn: Language | Locale,
): RefreshedField[] {
  const locked = lockedFields(facts, shownIn);
  const before = chooseFacts(facts, shownIn);
  const next = factsAfter(facts, answer);
  const after = chooseFacts(next, shownIn);
  const provided = chooseFacts(
    next.filter(({ origin }) => origin !== "hand"),
    shownIn,
  );
  return [...new Set([...before.keys(), ...after.keys(), ...provided.keys()])]
    .filter((field) => !ALWAYS_APPLIED.has(field) && field !== PEOPLE)
    .flatMap((field) => {
      const isLocked = locked.has(field);
      const row = {
        field,
        before: before.get(field)?.value ?? null,
        after: (isLocked ? provided : after).get(field)?.value ?? null,
        locked: isLocked,
      };
      return isDeepStrictEqual(row.before, row.after) ? [] : [row];
    })
    .sort((a, b) => rankOf(a.field) - rankOf(b.field));
}

/** Fields with an edit that no provider replaces. */
function lockedFields(facts: readonly Fact[], shownIn: Language | Locale): ReadonlySet<string> {
  const counts = ({ origin, isUnlocked, language }: Fact) =>
    origin === "hand" && isUnlocked !== true && appliesIn(language, shownIn);
  return new Set(facts.filter(counts).map(({ field }) => field));
}

/** The facts as `recordProviderFilm` would leave them. */
function factsAfter(facts: readonly Fact[], answer: ProviderFilm): Fact[] {
  const stated = statedFacts(answer).map(
    ({ field, language, value }): Fact => ({ field, language: language ?? "", value, origin: answer.provider }),
  );
  const fields = statedFields(answer);
  const replacesCandidate = fields.has("title");
  const stays = (fact: Fact) => {
    if (fact.origin === "hand") return !(fact.isUnlocked === true && fields.has(fact.field));
    if (fact.origin === "candidate") return !replacesCandidate;
    if (fact.origin !== answer.provider) return true;
    const isReplaced = stated.some(({ field, language }) => field === fact.field && language === fact.language);
    return !isReplaced && isOfMissingPart(fact, answer);
  };
  return [...facts.filter(stays), ...stated];
}

function rankOf(field: string): number {
  const rank = ORDER.indexOf(field);
  return rank < 0 ? ORDER.length : rank;
}
