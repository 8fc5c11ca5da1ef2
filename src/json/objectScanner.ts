/** What people export and providers answer has objects of some hundred bytes; a longer one is refused. */
const MAX_OBJECT_LENGTH = 1024 * 1024;

/**
 * Which objects are wanted: by how many lists and objects are open around them (1 in `[{ … }]`), or those in no other
 * object, whatever lists they are in.
 */
export type WantedObjects = number | "outermost";

/**
 * Finds objects in a JSON text that is too large to be parsed at once: in one value, in several consecutive ones, or in
 * JSON Lines. It is fed piece by piece and keeps at most one object.
 */
export class ObjectScanner {
  readonly #wanted: WantedObjects;
  readonly #onTooLong: () => void;
  /** How many lists and objects are open. */
  #depth = 0;
  /** The depth at which the object that is being read began. */
  #outerDepth = 0;
  #isInString = false;
  #isEscaped = false;
  #object: string | null = null;

  /** @param onTooLong called for an object that is too long; it may throw to end the reading */
  constructor(wanted: WantedObjects, onTooLong: () => void = () => undefined) {
    this.#wanted = wanted;
    this.#onTooLong = onTooLong;
  }

  /** Whether the text so far ends inside a list, an object or a string. */
  get isCutOff(): boolean {
    return this.#depth > 0 || this.#isInString;
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
        if (code === OPEN_OBJECT && start === -1 && this.#isWanted) {
          start = at;
          this.#outerDepth = this.#depth;
        }
        this.#depth += 1;
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        this.#depth = Math.max(0, this.#depth - 1);
        if (start !== -1 && this.#depth === this.#outerDepth) {
          found.push(parse((this.#object ?? "") + piece.slice(start, at + 1)));
          this.#object = null;
          start = -1;
        }
      }
    }
    this.#keep(start === -1 ? null : piece.slice(start));
    return found;
  }

  /** Whether an object that begins now is wanted, unless it is in one that is. */
  get #isWanted(): boolean {
    return this.#wanted === "outermost" || this.#wanted === this.#depth;
  }

  #keep(rest: string | null): void {
    if (rest === null) {
      this.#object = null;
      return;
    }
    const kept = (this.#object ?? "") + rest;
    this.#object = kept;
    if (kept.length <= MAX_OBJECT_LENGTH) return;
    // It becomes one that cannot be parsed.
    this.#object = "{";
    this.#onTooLong();
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
