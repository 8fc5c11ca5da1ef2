import type { FilmCard, Language } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import { translate } from "../../messages/index.ts";
import type { SuggestedFilm, SuggestionReason } from "./withDifferentReasons.ts";

/** A film of a personal list, with the reason why it is in it. */
export interface PersonalItem {
  readonly film: FilmCard;
  readonly score: number;
  readonly reason: { readonly kind: string; readonly text: string; readonly filmIds: number[] };
}

interface ItemContext {
  readonly library: Pick<Library, "films" | "people">;
  readonly userKey: number;
  readonly language: Language;
}

/** Adds cards and reasons in words; films that are no longer in the library are left out. */
export function toPersonalItems(suggestions: readonly SuggestedFilm[], context: ItemContext): PersonalItem[] {
  const { library, userKey, language } = context;
  const reasons = suggestions.flatMap((suggestion) => suggestion.reasons);
  const cards = library.films.cardsOf(userKey, [...suggestions.map(({ film }) => film), ...reasons.flatMap(filmsOf)]);
  const names = library.people.namesOf(reasons.flatMap((reason) => ("people" in reason ? reason.people : [])));
  return suggestions.flatMap(({ film, score, reasons: [reason] }) => {
    const card = cards.get(film);
    if (!card) return [];
    const titleOf = (one: number | string) => (typeof one === "string" ? one : cards.get(one)?.title);
    const text = reason && reasonText(reason, { titleOf, names, language });
    const shown = text === undefined ? undefined : reason;
    return [
      {
        film: card,
        score,
        reason: {
          kind: shown ? KINDS[shown.kind] : "taste",
          text: text ?? translate(language, "reason_taste"),
          filmIds: shown ? filmsOf(shown) : [],
        },
      },
    ];
  });
}

/** The API's words for kinds of reasons. */
const KINDS = {
  liked: "because_you_liked",
  film: "alike",
  director: "director",
  actors: "actors",
  theme: "theme",
  popular: "popular",
} as const satisfies Record<SuggestionReason["kind"], string>;

/** Films of the library that the reason is about. */
function filmsOf(reason: SuggestionReason): number[] {
  if (reason.kind === "popular") return [];
  if ("films" in reason) return [...reason.films];
  return typeof reason.film === "number" ? [reason.film] : [];
}

interface ReasonNames {
  titleOf(film: number | string): string | undefined;
  readonly names: ReadonlyMap<number, string>;
  readonly language: Language;
}

/** @returns undefined where what it names is gone */
function reasonText(reason: SuggestionReason, { titleOf, names, language }: ReasonNames): string | undefined {
  switch (reason.kind) {
    case "liked":
    case "film": {
      const film = titleOf(reason.film);
      return film && translate(language, reason.kind === "liked" ? "reason_liked" : "reason_alike", { film });
    }
    case "director": {
      const director = names.get(reason.people[0] ?? 0);
      return director && translate(language, "reason_director", { director });
    }
    case "actors": {
      const [actor, other] = reason.people.flatMap((person) => names.get(person) ?? []);
      if (actor === undefined || other === undefined) return actor && translate(language, "reason_actor", { actor });
      return translate(language, "reason_actors", { actor, other });
    }
    case "theme":
      return translate(language, "reason_theme", { theme: reason.theme });
    case "popular":
      return translate(language, "reason_popular");
  }
}
