/** What people export and providers answer has objects of some hundred bytes; a longer one is refused. */
const MAX_OBJECT_LENGTH = 1024 * 1024;

/**
 * Finds the objects at one depth of a JSON text that is too large to be parsed at once. It is fed piece by piece and
 * keeps at most one object.
 */
export class ObjectScanner {
  /** How many lists and objects are open around those that are wanted: 1 in `[{ … }]`. */
  readonly #wantedDepth: number;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #object: string | null = null;

  constructor(wantedDepth: number) {
    this.#wantedDepth = wantedDepth;
  }

  /** @returns each object that this piece completes; null for one that is no JSON, or too long */
  feed(piece: string): unknown[] {
    const found: unknown[] = [];
    let start = this.#object === null ? -1 : 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === BACKSLASH) this.#isEscaped = true;
        else if (code === QUOTE) this.#isInString = false;
        continue;
      }
      if (code === QUOTE) this.#isInString = true;
      else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (code === OPEN_OBJECT && this.#depth === this.#wantedDepth) start = at;
        this.#depth += 1;
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        this.#depth -= 1;
        if (start !== -1 && this.#depth === this.#wantedDepth) {
          found.push(parse((this.#object ?? "") + piece.slice(start, at + 1)));
          this.#object = null;
          start = -1;
        }
      }
    }
    this.#keep(start === -1 ? null : piece.slice(start));
    return found;
  }

  #keep(rest: string | null): void {
    if (rest === null) this.#object = null;
    else {
      const kept = (this.#object ?? "") + rest;
      // A longer object becomes one that cannot be parsed.
      this.#object = kept.length > MAX_OBJECT_LENGTH ? "{" : kept;
    }
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
