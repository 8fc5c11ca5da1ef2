import { RecommendationProblem } from "../../recommendationProblem.ts";

/** Entries of exports have a few hundred bytes; a longer one is refused. */
const MAX_OBJECT_LENGTH = 1024 * 1024;

/**
 * Streams the top-level objects of a JSON text: of one list, of a list of pages, of several consecutive lists, or of
 * JSON Lines. It is fed in chunks and buffers at most one object.
 */
export class OutermostObjects {
  readonly #path: string;
  #lists = 0;
  #objects = 0;
  #isInString = false;
  #isEscaped = false;
  #kept = "";

  constructor(path: string) {
    this.#path = path;
  }

  /** Whether the text ended inside a list, an object or a string. */
  get isCutOff(): boolean {
    return this.#lists > 0 || this.#objects > 0 || this.#isInString;
  }

  /**
   * @returns each object that this chunk completes; null for invalid JSON
   * @throws RecommendationProblem `export_too_large`
   */
  feed(piece: string): unknown[] {
    const found: unknown[] = [];
    let start = this.#objects > 0 ? 0 : -1;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === BACKSLASH) this.#isEscaped = true;
        else if (code === QUOTE) this.#isInString = false;
      } else if (code === QUOTE) this.#isInString = true;
      else if (code === OPEN_OBJECT) {
        if (this.#objects === 0) start = at;
        this.#objects += 1;
      } else if (code === CLOSE_OBJECT && this.#objects > 0) {
        this.#objects -= 1;
        if (this.#objects > 0) continue;
        found.push(parsed(this.#kept + piece.slice(start, at + 1)));
        this.#kept = "";
        start = -1;
      } else if (this.#objects === 0) {
        if (code === OPEN_LIST) this.#lists += 1;
        else if (code === CLOSE_LIST) this.#lists = Math.max(0, this.#lists - 1);
      }
    }
    if (start !== -1) this.#keep(piece.slice(start));
    return found;
  }

  #keep(rest: string): void {
    this.#kept += rest;
    if (this.#kept.length > MAX_OBJECT_LENGTH) throw new RecommendationProblem("export_too_large", this.#path);
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
