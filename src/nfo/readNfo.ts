import { decodeText } from "./decodeText.ts";
import { findIds, kindOfUrls } from "./findIds.ts";
import { EMPTY_NFO, type Nfo, type NfoOutcome } from "./nfo.ts";
import { chooseRoot, readFields } from "./readFields.ts";
import { readXml } from "./readXml.ts";

export const MAX_NFO_BYTES = 1024 * 1024;
/**
 * A document type that names the root element or an external file, which is never read. One with internal
 * declarations contains a `[`.
 */
const PLAIN_DOCTYPE = /<!doctype[^<>[\]]{0,500}>/i;
const DECLARATIONS = /<!(?:doctype|entity)/i;

/**
 * Reads an NFO of any kind: Kodi's and Jellyfin's XML, a URL with or without XML before it, release notes with a URL,
 * broken XML. No bytes make it throw; no URL is fetched.
 */
export function readNfo(bytes: Uint8Array): NfoOutcome {
  if (bytes.byteLength > MAX_NFO_BYTES) return { kind: "refused", code: "nfo_too_large" };
  return readNfoText(decodeText(bytes));
}

function readNfoText(written: string): NfoOutcome {
  const text = written.replace(PLAIN_DOCTYPE, "");
  if (DECLARATIONS.test(text)) return { kind: "refused", code: "nfo_has_doctype" };
  const start = text.indexOf("<");
  const xml = start < 0 ? null : readXml(text.slice(start));
  if (xml?.kind === "too_deep") return { kind: "refused", code: "nfo_too_deep" };
  const root = xml?.kind === "parsed" ? chooseRoot(xml.elements) : null;
  const said = root ? readFields(root) : EMPTY_NFO;
  // A URL within well-formed XML may be of another film: only a URL after it is of this one.
  const idsOutsideXml = findIds(said.title === null && !hasId(said) ? text : text.slice(text.lastIndexOf(">") + 1));
  const nfo: Nfo = {
    ...said,
    kind: root && said.kind !== "other" ? said.kind : kindOfUrls(text),
    ids: { ...idsOutsideXml, ...said.ids },
  };
  return nfo.title === null && !hasId(nfo) ? { kind: "refused", code: "nfo_says_nothing" } : { kind: "read", nfo };
}

function hasId({ ids }: Nfo): boolean {
  return ids.tmdb !== undefined || ids.imdb !== undefined || ids.tvdb !== undefined;
}
