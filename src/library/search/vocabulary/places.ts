/**
 * Countries and languages by their names and adjectives, in English and French. Names are those of the runtime's CLDR;
 * adjectives and everyday names are listed here.
 */
import { foldText } from "../foldText.ts";

/** ISO 3166-1, of countries with a film industry that people ask for. */
const COUNTRIES =
  "AE AF AL AM AR AT AU BA BD BE BG BO BR BY CA CH CI CL CM CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ET FI FR GB GE GH GR GT HK HR HU ID IE IL IN IQ IR IS IT JM JO JP KE KH KR KZ LB LT LU LV MA ME MK ML MN MX MY NG NL NO NP NZ PA PE PH PK PL PS PT PY QA RO RS RU SA SE SG SI SK SN SY TH TN TR TW UA US UY VE VN ZA ZW".split(
    " ",
  );

/** ISO 639-1 → countries of the films that the adjective means as well. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{
    ar: "",
    bg: "BG",
    bn: "BD",
    bs: "BA",
    ca: "",
    cs: "CZ",
    da: "DK",
    de: "DE",
    el: "GR",
    en: "",
    es: "ES",
    et: "EE",
  },
  ...{
    eu: "",
    fa: "IR",
    fi: "FI",
    fr: "FR",
    ga: "IE",
    he: "IL",
    hi: "",
    hr: "HR",
    hu: "HU",
    hy: "AM",
    id: "ID",
    is: "IS",
  },
  ...{ it: "IT", ja: "JP", ka: "GE", ko: "KR", lt: "LT", lv: "LV", ml: "", mn: "MN", mr: "", ms: "MY", nl: "NL" },
  ...{ no: "NO", pa: "", pl: "PL", pt: "PT", ro: "RO", ru: "RU", sk: "SK", sl: "SI", sq: "AL", sr: "RS", sv: "SE" },
  ...{ ta: "", te: "", th: "TH", tr: "TR", uk: "UA", ur: "", vi: "VN", yi: "", zh: "CN HK TW", la: "", wo: "" },
};

/** Adjectives and everyday names of countries, folded. */
const COUNTRY_WORDS: Readonly<Record<string, string>> = {
  US: "usa, u s a, america, amerique, american, americain, hollywood, etats unis d amerique",
  GB: "uk, u k, great britain, grande bretagne, england, angleterre, scotland, ecosse, british, britannique, anglais, scottish",
  CA: "canadian, canadien, quebec, quebecois",
  AU: "australian, australien",
  NZ: "kiwi, neo zelandais",
  IN: "indian, indien, bollywood",
  BE: "belgian, belge",
  CH: "swiss, suisse",
  AT: "austrian, autrichien",
  BR: "brazilian, bresilien",
  MX: "mexican, mexicain",
  AR: "argentinian, argentine, argentin",
  CL: "chilean, chilien",
  CO: "colombian, colombien",
  CU: "cuban, cubain",
  IE: "irish, irlandais",
  IR: "iranian, iranien",
  IL: "israeli, israelien",
  EG: "egyptian, egyptien",
  MA: "moroccan, marocain",
  DZ: "algerian, algerien",
  TN: "tunisian, tunisien",
  LB: "lebanese, libanais",
  SN: "senegalese, senegalais",
  ZA: "south african, sud africain",
  NG: "nigerian, nollywood",
  KR: "korea, coree, south korean, sud coreen",
  TW: "taiwanese, taiwanais",
  HK: "hongkong",
  CN: "chine populaire",
  CZ: "czechia, czech republic, republique tcheque, tchequie, czechoslovakia, tchecoslovaquie",
  NL: "holland, hollande, netherlands, hollandais",
  RU: "soviet union, union sovietique, ussr, urss, soviet, sovietique",
  DE: "west germany, east germany, allemagne de l ouest",
  TR: "turquie, turkey",
  RS: "yugoslavia, yougoslavie, yugoslav, yougoslave",
  PH: "filipino, philippin",
  PE: "peruvian, peruvien",
  AE: "emirates, emirats",
};

/** Everyday names of languages beside those of CLDR. */
const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  fa: "farsi, perse",
  es: "castilian, castillan",
  zh: "mandarin, cantonese, cantonais",
  nl: "flemish, flamand",
  el: "grec moderne",
};

/** Words that more often mean something else, or that are too short to tell. */
const AMBIGUOUS: ReadonlySet<string> = new Set(["us", "georgia", "chad", "jersey", "turkey"]);

export interface PlaceReading {
  readonly kind: "country" | "language";
  /** ISO 3166-1 or ISO 639-1. */
  readonly code: string;
  /** Other countries that answer too: an adjective is a language and a country. */
  readonly countries: readonly string[];
}

const CLDR = { region: cldr("region"), language: cldr("language") };

function cldr(type: "region" | "language"): readonly Intl.DisplayNames[] {
  return ["en", "fr"].map((language) => new Intl.DisplayNames([language], { type, fallback: "none" }));
}

const folded = (list = ""): string[] => list.split(", ").filter(Boolean);

const COUNTRY_CODES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap((code) =>
    [...cldrNames("region", code), ...folded(COUNTRY_WORDS[code])].map((name) => [name, code]),
  ),
);

/** The country that a name stands for, ISO 3166-1; null where no list has it. */
export function countryCode(name: string): string | null {
  return COUNTRY_CODES.get(foldText(name)) ?? null;
}

/** Folded names and adjectives. A word for a language and a country, such as `french`, means either. */
export const PLACE_PHRASES: ReadonlyMap<string, PlaceReading> = phrases();

function phrases(): Map<string, PlaceReading> {
  const found = new Map<string, PlaceReading>();
  for (const [code, countries] of Object.entries(LANGUAGES))
    for (const name of [...cldrNames("language", code), ...folded(LANGUAGE_WORDS[code])])
      for (const form of inflected(name))
        found.set(form, { kind: "language", code, countries: countries.split(" ").filter(Boolean) });
  for (const code of COUNTRIES)
    for (const name of [...cldrNames("region", code), ...folded(COUNTRY_WORDS[code])])
      for (const form of inflected(name)) if (!AMBIGUOUS.has(form)) found.set(form, withCountry(found.get(form), code));
  // English is spoken in too many countries for the adjective to name one.
  for (const form of inflected("anglais")) found.set(form, { kind: "language", code: "en", countries: ["GB"] });
  found.set("english", { kind: "language", code: "en", countries: ["GB"] });
  return found;
}

/** An adjective such as `irish` is a language and a country. */
function withCountry(reading: PlaceReading | undefined, country: string): PlaceReading {
  if (!reading) return { kind: "country", code: country, countries: [country] };
  if (reading.kind === "country" || reading.countries.includes(country)) return reading;
  return { ...reading, countries: [...reading.countries, country] };
}

/** French adjectives agree: `japonaise`, `italiennes`. */
function inflected(name: string): string[] {
  return name.includes(" ") ? [name] : ["", "e", "s", "es", "ne", "nes"].map((ending) => name + ending);
}

function cldrNames(type: "region" | "language", code: string): string[] {
  return CLDR[type].flatMap((names) => {
    const name = names.of(code);
    return name === undefined ? [] : [foldText(name)];
  });
}

/** The name of a country or language in a language of the interface. */
export function placeName(kind: PlaceReading["kind"], code: string, language: "en" | "fr"): string {
  const type = kind === "country" ? "region" : "language";
  const name = new Intl.DisplayNames([language], { type }).of(code) ?? code;
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
