import type { ResolvedFact } from "./chooseFacts.ts";

export interface Release {
  /** `YYYY-MM-DD`. */
  readonly releaseDate: string | null;
  /** The age rating. */
  readonly certification: string | null;
}

/**
 * Release date and age rating in a country. Falls back to an NFO's age rating, and to the first release date anywhere.
 * @param country ISO 3166-1
 */
export function releaseIn(country: string, resolved: ReadonlyMap<string, ResolvedFact>): Release {
  const inCountry = <Row extends { readonly country: string }>(field: string) => {
    const value = resolved.get(field)?.value;
    // Lists of both fields have such rows, as the providers' schemas write them.
    const rows: readonly Row[] = Array.isArray(value) ? value : [];
    return rows.find((row) => row.country === country || row.country === "");
  };
  const stated = resolved.get("releaseDate")?.value;
  return {
    releaseDate:
      inCountry<{ country: string; date: string }>("releaseDates")?.date ??
      (typeof stated === "string" ? stated : null),
    certification: inCountry<{ country: string; certification: string }>("certification")?.certification ?? null,
  };
}
