import { XMLBuilder } from "fast-xml-parser";

/** A file with this line was written by this program, and may be overwritten without asking. */
const MARK = "written by Filmothèque";

/** The content of an NFO. Lists may be empty, values null. */
export interface NfoContent {
  readonly title: string;
  readonly originalTitle: string | null;
  readonly sortTitle: string | null;
  readonly year: number | null;
  readonly plot: string | null;
  readonly tagline: string | null;
  readonly runtimeMinutes: number | null;
  readonly certification: string | null;
  /** The collection. */
  readonly set: string | null;
  readonly genres: readonly string[];
  readonly tags: readonly string[];
  readonly directors: readonly string[];
  readonly writers: readonly string[];
  readonly actors: readonly { readonly name: string; readonly role: string | null }[];
  readonly ids: { readonly tmdb: number | null; readonly imdb: string | null; readonly wikidata: string | null };
  /** Elements whose values the owner edited: an existing document gets exactly these. Of others no value is removed. */
  readonly edited: ReadonlySet<string>;
}

const CONTROL = /[^\t\n\r\x20-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/**
 * A film as an NFO that Kodi and Jellyfin read. Nothing personal is in it: no rating, no watch state.
 * Source: https://kodi.wiki/view/NFO_files/Movies
 */
export function writeNfo(content: NfoContent): string {
  const body = Object.values(writeMember(content))
    .flat()
    .map((element) => `  ${element}\n`)
    .join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- ${MARK} -->\n<movie>\n${body}</movie>\n`;
}

/** The elements of each field, by name; empty for a field without a value. */
export function writeMember(content: NfoContent): Readonly<Record<string, readonly string[]>> {
  const ids = Object.entries(content.ids).filter(([, id]) => id !== null);
  const members: Readonly<Record<string, readonly unknown[]>> = {
    title: [content.title],
    originaltitle: [content.originalTitle],
    sorttitle: [content.sortTitle],
    year: [content.year],
    plot: [content.plot],
    tagline: [content.tagline],
    runtime: [content.runtimeMinutes],
    mpaa: [content.certification],
    set: [content.set === null ? null : { name: content.set }],
    genre: content.genres,
    tag: content.tags,
    director: content.directors,
    credits: content.writers,
    uniqueid: ids.map(([type, id], index) => ({
      "@type": type,
      "@default": index === 0 ? "true" : "false",
      "#text": String(id),
    })),
    actor: content.actors.map(({ name, role }, order) => ({ name, ...(role === null ? {} : { role }), order })),
  };
  return Object.fromEntries(
    Object.entries(members).map(([name, values]) => [
      name,
      values.filter((value) => value !== null).map((value) => elementOf(name, value)),
    ]),
  );
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  textNodeName: "#text",
  suppressBooleanAttributes: false,
});

function elementOf(name: string, value: unknown): string {
  const element: string = builder.build({ [name]: value });
  return element.replaceAll(CONTROL, "").trim();
}

/** Whether this program wrote it: an NFO of another program is never replaced without asking. */
export function isOwnNfo(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString("utf8").includes(MARK);
}
