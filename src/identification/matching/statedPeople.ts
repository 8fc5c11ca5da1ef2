import type { FilmCandidate } from "../../providers/index.ts";
import { isPersonName, type Release, titleKey } from "../releaseName/index.ts";
import { isSameName } from "./personName.ts";

/**
 * People whom a name without a year states next to its title, or whose folder it lies in: `The Fog (John Carpenter)`,
 * `John Carpenter/The Fog`. They distinguish films of one title, as a year would.
 */
export function statedPeople({ readings, alternativeTitles, year }: Release): readonly string[] {
  const [first, ...others] = readings;
  if (!first || year !== null) return [];
  return [...new Set([...others.map(({ title }) => title), ...alternativeTitles])].filter(
    (text) => text !== first.title && isPersonName(text),
  );
}

/** The stated people, where the film is known to be by others. Empty if one of them made the film, or is its title. */
export function otherPeople(
  people: readonly string[],
  film: FilmCandidate,
  titles: readonly string[],
): readonly string[] {
  const { directors = [], actors = [] } = film;
  if (people.length === 0 || directors.length === 0) return [];
  const isOfFilm = people.some((person) => [...directors, ...actors].some((known) => isSameName(known, person)));
  const keys = new Set(titles.map(titleKey));
  return isOfFilm || people.some((person) => keys.has(titleKey(person))) ? [] : people;
}
