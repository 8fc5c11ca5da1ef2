/** Percent encoding (`%20`, `%C3%A9`), as browsers and download managers leave it in file names. */
const PERCENT_RUN = /(?:%[0-9a-f]{2})+/gi;
const NUMERIC_ENTITY = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;
const NAMED_ENTITY = /&(amp|lt|gt|quot|apos|nbsp|hellip|middot|ndash|mdash|rsquo|lsquo|szlig|aelig|oelig);/gi;
/** `&eacute;`: a letter and its accent. */
const ACCENT_ENTITY = /&([a-z])(acute|grave|circ|uml|tilde|cedil|ring|caron);/gi;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["hellip", "…"],
  ["middot", "·"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["rsquo", "’"],
  ["lsquo", "‘"],
  ["szlig", "ß"],
  ["aelig", "æ"],
  ["oelig", "œ"],
]);
/** Combining marks. Normalisation composes them with the letter. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["acute", "\u0301"],
  ["grave", "\u0300"],
  ["circ", "\u0302"],
  ["uml", "\u0308"],
  ["tilde", "\u0303"],
  ["cedil", "\u0327"],
  ["ring", "\u030a"],
  ["caron", "\u030c"],
]);

/** Resolves percent encoding and HTML entities in one name of a path; a slash among them becomes a space. */
export function decodeName(name: string): string {
  if (!/[%&]/.test(name)) return name;
  return decodeEntities(name.replace(PERCENT_RUN, decodePercents)).replace(/[/\\]/g, " ");
}

/** Bytes that are not valid UTF-8 stay unchanged: *100%ed* is not percent-encoded. */
function decodePercents(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

function decodeEntities(name: string): string {
  if (!name.includes("&")) return name;
  return name
    .replace(NUMERIC_ENTITY, (written, hexadecimal?: string, decimal?: string) =>
      characterOf(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16), written),
    )
    .replace(ACCENT_ENTITY, (written, letter: string, accent: string) =>
      `${letter}${ACCENTS.get(accent.toLowerCase()) ?? written}`.normalize("NFC"),
    )
    .replace(NAMED_ENTITY, (written, entity: string) => ENTITIES.get(entity.toLowerCase()) ?? written);
}

function characterOf(code: number, written: string): string {
  const isCharacter = code >= 0x20 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
  return isCharacter ? String.fromCodePoint(code) : written;
}
