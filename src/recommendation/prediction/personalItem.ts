import type { FilmCard, Language } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import { translate } from "../../messages/index.ts";

/** A film of a personal list, with the reason why it is in it. */
export interface PersonalItem {
  readonly film: FilmCard;
  readonly score: number;
  readonly reason: { readonly kind: string; readonly text: string; readonly filmIds: number[] };
}

/** A film of the library that is suggested, with the films that are its reasons. */
export interface SuggestedFilm {
  readonly film: number;
  readonly score: number;
  /** A film of the library by its id, another one by its title. */
  readonly reasonFilms: readonly (number | string)[];
}

/** Whether the model ranked a film, or it shares traits with films that the person likes. */
export type SuggestionKind = "because_you_liked" | "alike";

/** Adds cards and reasons in words; films that are no longer in the library are left out. */
export function toPersonalItems(
  suggestions: readonly SuggestedFilm[],
  kind: SuggestionKind,
  { library, userKey, language }: { readonly library: Library; readonly userKey: number; readonly language: Language },
): PersonalItem[] {
  const ids = suggestions.flatMap(({ film, reasonFilms }) => [film, ...reasonFilms.filter(isId)]);
  const cards = library.films.cardsOf(userKey, ids);
  return suggestions.flatMap(({ film, score, reasonFilms }) => {
    const card = cards.get(film);
    if (!card) return [];
    const titles = reasonFilms.flatMap((reason) => (isId(reason) ? (cards.get(reason)?.title ?? []) : reason));
    const reason = {
      kind: titles.length === 0 ? "taste" : kind,
      text: reasonText(titles, kind, language),
      filmIds: reasonFilms.filter(isId),
    };
    return [{ film: card, score, reason }];
  });
}

const isId = (film: number | string): film is number => typeof film === "number";

function reasonText([film, other]: readonly string[], kind: SuggestionKind, language: Language): string {
  if (film === undefined) return translate(language, "reason_taste");
  if (kind === "alike") return translate(language, "reason_alike", { film });
  return other === undefined
    ? translate(language, "reason_liked", { film })
    : translate(language, "reason_liked_both", { film, other });
}
