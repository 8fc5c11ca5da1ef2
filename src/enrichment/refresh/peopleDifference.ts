import { isDeepStrictEqual } from "node:util";
import type { EditForm } from "../../contract/index.ts";
import { MAX_CREDITS } from "../../library/index.ts";
import type { ProviderFilm } from "../../providers/index.ts";
import type { RefreshedField } from "./refreshDifference.ts";

/** What an answer would change of a film's people, by name. Pure. */
export function peopleDifference(form: EditForm, answer: ProviderFilm): RefreshedField[] {
  const isMissing = answer.missingParts?.includes("people") === true;
  const origin = form.sources.credits?.origin;
  // People of TMDB are shown before those of Wikidata.
  const isHidden = answer.provider === "wikidata" && origin !== undefined && origin !== "wikidata";
  if (isMissing || isHidden) return [];
  const next = namesOf(answer.people.filter(({ order }) => order < MAX_CREDITS));
  const locked = form.locked.includes("credits");
  const before = namesOf(form.shown.credits);
  // An unlocked edit stays until a provider states somebody.
  const isEditKept = form.edited.includes("credits") && next.length === 0;
  if (isEditKept || isDeepStrictEqual(before.toSorted(), next.toSorted())) return [];
  return [{ field: "credits", before, after: next, locked }];
}

function namesOf(people: readonly { readonly name: string }[]): string[] {
  return [...new Set(people.map(({ name }) => name))];
}
