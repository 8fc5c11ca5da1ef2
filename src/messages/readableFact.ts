/** The facts that a health check, an alert or an error names, as people read them. */
import type { Language } from "../contract/index.ts";
import { isMessageKey, translate } from "./translate.ts";

/** What people call the providers. */
const PROVIDER_NAMES: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map(
  Object.entries<Readonly<Record<Language, string>>>({
    tmdb: { en: "TMDB", fr: "TMDB" },
    "tmdb-images": { en: "TMDB", fr: "TMDB" },
    wikidata: { en: "Wikidata", fr: "Wikidata" },
    wikipedia: { en: "Wikipedia", fr: "Wikipédia" },
    wikimedia: { en: "Wikipedia", fr: "Wikipédia" },
  }),
);

/**
 * @param fact one or several, separated by commas: names of providers or drift's features, a day, a number, a size in GB;
 * anything else, such as a path, is returned as it is
 */
export function readableFact(language: Language, fact: string): string {
  return fact
    .split(", ")
    .map((part) => partText(language, part))
    .join(", ");
}

/** The provider's name where the fact is one; any other text as it is. */
export function providerName(language: Language, fact: string): string {
  return PROVIDER_NAMES.get(fact)?.[language] ?? fact;
}

function partText(language: Language, part: string): string {
  const provider = PROVIDER_NAMES.get(part);
  if (provider) return provider[language];
  const feature = `feature_${part}`;
  if (isMessageKey(feature)) return translate(language, feature);
  if (/^\d{4}-\d{2}-\d{2}$/.test(part))
    return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(part));
  const [, number, unit] = /^(\d+(?:\.\d+)?)( GB)?$/.exec(part) ?? [];
  if (number === undefined) return part;
  const format = unit === undefined ? {} : ({ style: "unit", unit: "gigabyte" } as const);
  return new Intl.NumberFormat(language, { ...format, maximumFractionDigits: 1 }).format(Number(number));
}
