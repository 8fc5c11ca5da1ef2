const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}\d?));/g;
/** An entity of a letter and a diacritic: `eacute`, `Ouml`. */
const MARKED_LETTER = /^([A-Za-z])(acute|grave|circ|uml|tilde|cedil|ring|caron)$/i;
const MARKS: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  uml: "\u0308",
  tilde: "\u0303",
  cedil: "\u0327",
  ring: "\u030a",
  caron: "\u030c",
};
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    laquo: "«",
    raquo: "»",
    hellip: "…",
    ndash: "–",
    mdash: "—",
    lsquo: "‘",
    rsquo: "’",
    ldquo: "“",
    rdquo: "”",
    middot: "·",
    bull: "•",
    deg: "°",
    copy: "©",
    reg: "®",
    trade: "™",
    frac12: "½",
    sup2: "²",
    sup3: "³",
    iexcl: "¡",
    iquest: "¿",
    szlig: "ß",
    aelig: "æ",
    AElig: "Æ",
    oelig: "œ",
    OElig: "Œ",
    oslash: "ø",
    Oslash: "Ø",
    eth: "ð",
    thorn: "þ",
    euro: "€",
  }),
);

/**
 * Resolves XML and HTML entities, in NFO files, subtitles and names of files, once: `&amp;lt;` becomes the text `&lt;`. Entities declared by the document are not
 * supported. Invalid character numbers and unknown names stay unchanged.
 */
export function resolveEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(ENTITY, (written: string, decimal?: string, hexadecimal?: string, named?: string) => {
    if (named !== undefined)
      return NAMED.get(named) ?? markedLetter(named) ?? NAMED.get(named.toLowerCase()) ?? written;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : written;
  });
}

function markedLetter(name: string): string | null {
  const [, letter, mark] = MARKED_LETTER.exec(name) ?? [];
  return letter === undefined || mark === undefined ? null : `${letter}${MARKS[mark.toLowerCase()]}`.normalize("NFC");
}
