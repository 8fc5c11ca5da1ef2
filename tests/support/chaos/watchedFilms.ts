import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { freeBox, makeManyClips } from "../../fixtures/clips.ts";
import { SMALL_CATALOGUE } from "../../standins/index.ts";

/** One content, at any path: the film that it was when it was added. */
export interface Clip {
  readonly film: { readonly title: string; readonly year: number } | null;
  /** Its first name. */
  readonly name: string;
  path: string;
  where: "stock" | "watched" | "away";
  /** Under which the program knows it: seen before its name ever changed, for then there is no doubt about it. */
  fileId: number | null;
  hasMoved: boolean;
}

interface FileCard {
  readonly id: number;
  readonly path: string;
  readonly state: string;
}

const LONG_AGO = 1_700_000_000;
/** Names that no provider recognises: for manual matches. */
export const UNKNOWN = ["holiday in brittany.mp4", "zzyzx qwertz.mp4", "qwfpgj luyarst.mp4"];
export const FILMS_IN_STOCK = 24;

/**
 * A watched folder and its files, as they are on the disk. Contents have names for a while, no more: they are
 * renamed, swapped, taken away and brought back.
 */
export class WatchedFilms {
  readonly clips: Clip[] = [];
  /** For a person who asks how something came about. */
  readonly history: string[] = [];
  readonly folder: string;
  readonly #stock: string;

  constructor(root: string) {
    this.folder = join(root, "films");
    this.#stock = join(root, "stock");
    mkdirSync(this.folder, { recursive: true });
  }

  async make(): Promise<void> {
    const films = SMALL_CATALOGUE.slice(0, FILMS_IN_STOCK).flatMap(({ title, year }) =>
      [0, 1].map((copy) => ({
        film: { title: title.en, year },
        name: `${title.en.replaceAll("/", "-")} (${year}) v${copy}.mp4`,
      })),
    );
    const all = [...films, ...UNKNOWN.map((name) => ({ film: null, name }))];
    const paths = await makeManyClips(this.#stock, all.length, { names: all.map(({ name }) => name) });
    for (const [index, path] of paths.entries()) {
      appendFileSync(path, freeBox(1_000_000 + index));
      utimesSync(path, LONG_AGO, LONG_AGO);
      this.clips.push({ ...all[index]!, path, where: "stock", fileId: null, hasMoved: false });
    }
  }

  at(where: Clip["where"]): readonly Clip[] {
    return this.clips.filter((clip) => clip.where === where);
  }

  /** Contents that the program has read and decided about get the number of their file. */
  note(files: readonly FileCard[]): void {
    for (const { id, path, state } of files) {
      const clip = this.clips.find((one) => one.path === path && !one.hasMoved && one.where === "watched");
      const isDecided = state === "matched" || (clip?.film === null && ["unmatched", "ambiguous"].includes(state));
      if (clip && isDecided) clip.fileId ??= id;
    }
  }

  get known(): readonly Clip[] {
    return this.at("watched").filter(({ fileId }) => fileId !== null);
  }

  /** Into the watched folder, under its own name or one of a folder within it. */
  bringIn(clip: Clip, within = ""): void {
    const isFirst = clip.where === "stock";
    if (!this.#move(clip, join(this.folder, within, clip.name))) return;
    clip.where = "watched";
    if (isFirst) clip.hasMoved = false;
  }

  rename(clip: Clip, name: string): void {
    this.#move(clip, join(this.folder, name));
  }

  /** Two contents change names, as a person does it: over a third name. */
  swap(one: Clip, other: Clip): void {
    const [first, second] = [one.path, other.path];
    const between = `${first}.swapping`;
    renameSync(first, between);
    renameSync(second, first);
    renameSync(between, second);
    one.path = second;
    other.path = first;
    for (const clip of [one, other]) {
      clip.hasMoved = true;
      this.#tell(clip, "swapped");
    }
  }

  takeAway(clip: Clip): void {
    if (this.#move(clip, join(this.#stock, "away", clip.name))) clip.where = "away";
  }

  /** The files in the watched folder, read from the disk. */
  onDisk(): string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  }

  /** @returns false where another content bears that name now */
  #move(clip: Clip, to: string): boolean {
    if (existsSync(to)) return false;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(clip.path, to);
    clip.path = to;
    clip.hasMoved = true;
    this.#tell(clip, "moved");
    return true;
  }

  #tell({ name, path }: Clip, how: string): void {
    this.history.push(`${new Date().toISOString()} ${name} ${how} to ${path}`);
  }
}
