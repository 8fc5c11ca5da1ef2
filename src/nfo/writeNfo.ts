import { XMLBuilder } from "fast-xml-parser";

/** A file with this line was written by this program, and may be overwritten without asking. */
const MARK = "written by Filmothèque";

/** The content of an NFO. Lists may be empty, values null. */
export interface NfoContent {
  readonly title: string;
  readonly originalTitle: string | null;
  readonly year: number | null;
  readonly plot: string | null;
  readonly tagline: string | null;
  readonly runtimeMinutes: number | null;
  readonly genres: readonly string[];
  readonly directors: readonly string[];
  readonly writers: readonly string[];
  readonly actors: readonly { readonly name: string; readonly role: string | null }[];
  readonly ids: { readonly tmdb: number | null; readonly imdb: string | null; readonly wikidata: string | null };
}

const CONTROL = /[^\t\n\r\x20-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/**
 * A film as an NFO that Kodi and Jellyfin read. Nothing personal is in it: no rating, no watch state.
 * Source: https://kodi.wiki/view/NFO_files/Movies
 */
export function writeNfo(content: NfoContent): string {
  const { ids } = content;
  const known = ([type, id]: [string, unknown]) => (id === null ? [] : [{ "@type": type, "#text": String(id) }]);
  const uniqueIds = Object.entries(ids).flatMap(known);
  const movie = {
    title: content.title,
    originaltitle: content.originalTitle,
    year: content.year,
    plot: content.plot,
    tagline: content.tagline,
    runtime: content.runtimeMinutes,
    genre: content.genres,
    director: content.directors,
    credits: content.writers,
    uniqueid: uniqueIds.map((id, index) => ({ ...id, "@default": index === 0 ? "true" : "false" })),
    actor: content.actors.map(({ name, role }, order) => ({ name, ...(role === null ? {} : { role }), order })),
  };
  const builder = new XMLBuilder({
    format: true,
    indentBy: "  ",
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    textNodeName: "#text",
    suppressBooleanAttributes: false,
  });
  const filled = Object.fromEntries(Object.entries(movie).filter(([, value]) => value !== null));
  const body: string = builder.build({ movie: filled });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- ${MARK} -->\n${body.replaceAll(CONTROL, "")}`;
}

/** Whether this program wrote it: an NFO of another program is never replaced without asking. */
export function isOwnNfo(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString("utf8").includes(MARK);
}
