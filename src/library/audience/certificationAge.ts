/**
 * From which age on films may be seen, by their certifications. What a country's letters mean is data; a number means
 * itself in every country.
 */

export interface Certification {
  /** ISO 3166-1 alpha-2; empty where the source names no country. */
  readonly country: string;
  readonly certification: string;
}

/** Letters of each country, in upper case. Where a letter names no age ("parental guidance"), the usual advice counts. */
const AGES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AT: { ALL: 0 },
  AU: { E: 0, G: 0, PG: 8, M: 15, RC: 18 },
  BE: { AL: 0, KT: 0, "KT/EA": 0, KNT: 16, "KNT/ENA": 16, ENA: 16 },
  BR: { L: 0, AL: 0 },
  CA: { G: 0, PG: 8, R: 18, A: 18 },
  DK: { A: 0, F: 0 },
  ES: { A: 0, AI: 0, APTA: 0, TP: 0, I: 0, X: 18 },
  FI: { S: 0, T: 0 },
  FR: { U: 0, TP: 0, "TOUS PUBLICS": 0, X: 18 },
  GB: { U: 0, UC: 0, PG: 8 },
  GR: { K: 0 },
  HU: { KN: 0, X: 18 },
  IE: { G: 0, PG: 8 },
  IN: { U: 0, UA: 12, "U/A": 12, A: 18, S: 18 },
  IT: { T: 0, VM: 18 },
  JP: { G: 0 },
  KR: { ALL: 0, "RESTRICTED SCREENING": 19 },
  MX: { AA: 0, A: 0, B: 12, C: 18, D: 18 },
  NL: { AL: 0 },
  NO: { A: 0 },
  NZ: { G: 0, PG: 8, M: 16, R: 18 },
  PT: { P: 0, TP: 0, PUBLICOS: 0 },
  SE: { BTL: 0 },
  US: { G: 0, "TV-Y": 0, "TV-G": 0, PG: 8, "TV-PG": 8, M: 17, R: 17, X: 18, "TV-MA": 17 },
};

/** `12`, `-12`, `12A`, `16+`, `PG-13`, `TV-14`, `NC-17`, `FSK 16`, `K-12`, `M/12`, `VM14`, `R15+`, `UA 13+`, `B-15`. */
const NUMBERED =
  /^(?:PG|NC|TV|FSK|K|MA|M|VM|AL|A|B|C|D|R|RP|X|U\/A|UA)?[ /-]?Y?(\d{1,2})(?:[A-C]|\+)?(?:[ -](?:FV|S|V|D|L)+)*$/;
/** NFO files may name the country before it: `US:PG-13`. */
const WITH_COUNTRY = /^(?:([A-Z]{2}):)?(.*)$/;
/** The oldest age that a certification names anywhere. */
const OLDEST_AGE = 21;

/**
 * @returns the age that the strictest of these certifications names; null where none of them names one: such a film is
 *   for no child
 */
export function minimumAgeOf(certifications: readonly Certification[]): number | null {
  const ages = certifications.map(ageOf).filter((age) => age !== null);
  return ages.length === 0 ? null : Math.max(...ages);
}

/** @returns null where the certification names no age that is known, such as `NR` */
export function ageOf({ country: stated, certification }: Certification): number | null {
  const [, named = stated, written = ""] = WITH_COUNTRY.exec(certification.trim().toUpperCase()) ?? [];
  const country = named.toUpperCase();
  const number = NUMBERED.exec(written)?.[1];
  if (number !== undefined) return Number(number) <= OLDEST_AGE ? Number(number) : null;
  if (country !== "") return AGES[country]?.[written] ?? null;
  // Without a country, the strictest country that uses the word decides.
  const ages = Object.values(AGES).flatMap((ofCountry) => ofCountry[written] ?? []);
  return ages.length === 0 ? null : Math.max(...ages);
}
