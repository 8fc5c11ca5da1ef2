const ZERO = 48;
const NINE = 57;
const POINT = 46;
const RETURN = 13;
const MAX_DIGITS = 15;
const FIELDS = 3;

export interface NumberLine {
  /** The first three numbers of the line that was read last. */
  readonly fields: Float64Array;
  /** @returns false where the line does not begin with three plain numbers; then it is left to a slower reader */
  read(block: Uint8Array, start: number, end: number): boolean;
}

/** Reads the first three numbers of a line from its bytes: digits, at most one point, no quotes or blanks. */
export function createNumberLine(separator: string): NumberLine {
  const parts = Buffer.from(separator, "latin1");
  const [first = 0] = parts;
  const fields = new Float64Array(FIELDS);

  function read(block: Uint8Array, start: number, end: number): boolean {
    let at = start;
    for (let field = 0; field < FIELDS; field += 1) {
      let value = 0;
      let digits = 0;
      let decimals = 0;
      let isFraction = false;
      for (; at < end; at += 1) {
        const byte = block[at] ?? 0;
        if (byte >= ZERO && byte <= NINE) {
          value = value * 10 + (byte - ZERO);
          digits += 1;
          if (isFraction) decimals += 1;
        } else if (byte === POINT && !isFraction) isFraction = true;
        else break;
      }
      if (digits === 0 || digits > MAX_DIGITS) return false;
      fields[field] = decimals === 0 ? value : value / 10 ** decimals;
      const isEnd = at >= end || (block[at] === RETURN && at + 1 === end);
      if (isEnd) return field === FIELDS - 1;
      if (block[at] !== first) return false;
      for (let part = 1; part < parts.length; part += 1) if (block[at + part] !== parts[part]) return false;
      at += parts.length;
    }
    return true;
  }

  return { fields, read };
}
