/**
 * Language tags of names, to ISO 639-1 (`multi`: several). Ordinary words (*German*, *Polish*) may belong to a title:
 * they count only next to a technical word. *Sure* tags occur nowhere else.
 */
const SURE =
  "vostfr:fr|vff:fr|vfq:fr|vfi:fr|vof:fr|vf2:fr|vfstfr:fr|stfr:fr|truefrench:fr|subfrench:fr|fastsub:fr|swissgerman:de|hebsubs:he|nlsubs:nl|swesub:sv|engsub:en|subtitlefrench:fr|vfb:fr|voq:fr|korsub:ko|korsubs:ko|swesubs:sv|dksubs:da|nlsubbed:nl|gersub:de|vostfre:fr|multisub:multi|dual audio:multi|2audio:multi|ml dubbed:multi";

const HINTS =
  "multi:multi|vost:fr|vostf:fr|french version:fr|version francaise:fr|english version:en|dual:multi|multiple:multi|french:fr|francais:fr|fr:fr|fre:fr|vf:fr|vo:multi|voa:en|fra:fr|quebec:fr|qc:fr|english:en|eng:en|en:en|ukr:uk|german:de|ger:de|deutsch:de|de:de|italian:it|ita:it|spanish:es|espanol:es|castellano:es|latino:es|subtitulado:es|esp:es|spa:es|es:es|catalan:ca|portuguese:pt|por:pt|pt br:pt|pt:pt|brazilian:pt|dutch:nl|flemish:nl|nl:nl|swedish:sv|swe:sv|danish:da|norwegian:no|nordic:multi|finnish:fi|polish:pl|pl:pl|czech:cs|cz:cs|bengali:bn|malayalam:ml|kannada:kn|punjabi:pa|marathi:mr|urdu:ur|persian:fa|farsi:fa|hungarian:hu|russian:ru|rus:ru|ru:ru|ukrainian:uk|greek:el|turkish:tr|arabic:ar|hebrew:he|hindi:hi|tamil:ta|telugu:te|japanese:ja|jpn:ja|jap:ja|chinese:zh|chi:zh|mandarin:zh|cantonese:zh|korean:ko|kor:ko|thai:th|vietnamese:vi|ro:ro|dl:multi|ml:multi|subforced french:fr|vosta:en";

/** Tags that are ordinary words too: capitalised like a word of a title (*A Chorus Line*), they belong to it. */
export const AMBIGUOUS_TAGS: ReadonlySet<string> = new Set(
  "line stan opus max proof chi cam sho roku red web complete retail internal custom festival dual".split(" "),
);

/** Two-letter tags that are ordinary words in some language: only in capitals. */
export const CAPITALS_ONLY: ReadonlySet<string> = new Set([
  "de",
  "es",
  "it",
  "en",
  "no",
  "pt",
  "ro",
  "ru",
  "por",
  "dl",
  "ml",
  "vo",
  "nl",
  "pl",
  "se",
  "dc",
  "om",
  "ts",
  "tc",
  "ma",
  "md",
  "ld",
  "ip",
  "dm",
  "fs",
  "ws",
  "hq",
  "hc",
  "hr",
  "st",
  "br",
  "dd",
  "int",
  "cr",
  "nb",
  "rm",
  "spa",
  "final",
  "sub",
  "light",
  "real",
  "final",
]);

function table(source: string, isSure: boolean): [string, { language: string; isSure: boolean }][] {
  return source.split("|").map((entry) => {
    const [word = "", language = ""] = entry.split(":");
    return [word, { language, isSure }];
  });
}

export const LANGUAGE_WORDS: ReadonlyMap<string, { readonly language: string; readonly isSure: boolean }> = new Map([
  ...table(HINTS, false),
  ...table(SURE, true),
]);
