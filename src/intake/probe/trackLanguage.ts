/** Codes for no known language: undetermined, several, none spoken, uncoded. */
const NO_LANGUAGE = new Set(["und", "mul", "zxx", "mis", "qaa", "root"]);
const MAX_CODE = 35;

/** Non-standard language codes of subtitle sites and players. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pob: "pt-BR",
    pb: "pt-BR",
    chs: "zh-Hans",
    zhs: "zh-Hans",
    cht: "zh-Hant",
    zht: "zh-Hant",
    spl: "es-419",
    jp: "ja",
    gr: "el",
  }),
);

/** Regions and scripts in a track's title, for codes that only state the language. */
const BY_TITLE: readonly (readonly [language: string, title: RegExp, tag: string])[] = [
  ["pt", /\bbra[sz]il|\bpt-?br\b/i, "pt-BR"],
  ["pt", /\bportugal\b|\beuropean\b|\beurope[ui]\b|\bpt-?pt\b/i, "pt-PT"],
  ["es", /\blatin|\blatam\b|\bam[eé]rica\b|\bes-419\b|\bmexic/i, "es-419"],
  ["es", /\bspain\b|\bcastil|\bcastell|\beuropean\b|espa[nñ]a\b/i, "es-ES"],
  ["fr", /\bcanad|\bqu[eé]b|\bvfq\b/i, "fr-CA"],
  ["zh", /\btraditional\b|\bhant\b|\bcht\b|繁/i, "zh-Hant"],
  ["zh", /\bsimplified\b|\bhans\b|\bchs\b|简|簡體/i, "zh-Hans"],
];

/**
 * The language of a track: `fre`, `fra`, `fr-CA` → `fr`, `fr`, `fr-CA`; null when it is not a language.
 * @param title the track's title: `por` with the title *Brazilian* is `pt-BR`
 */
export function trackLanguage(code: string | null | undefined, title?: string | null): string | null {
  const trimmed = code?.trim();
  if (!trimmed || trimmed.length > MAX_CODE) return null;
  try {
    const locale = new Intl.Locale(ALIASES.get(trimmed.toLowerCase()) ?? trimmed.replaceAll("_", "-"));
    if (NO_LANGUAGE.has(locale.language ?? "und")) return null;
    const isBare = locale.baseName === locale.language;
    return (isBare && title ? regionOf(locale.language, title) : null) ?? locale.baseName;
  } catch {
    // Not a language tag: files have any letters here.
    return null;
  }
}

function regionOf(language: string, title: string): string | null {
  return BY_TITLE.find(([known, words]) => known === language && words.test(title))?.[2] ?? null;
}
