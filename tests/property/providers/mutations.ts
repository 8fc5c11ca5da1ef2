/** One recorded answer with one value changed to another type. */
export interface Mutation {
  readonly what: string;
  readonly mutated: unknown;
  /** A list or a block became an empty one, which is an answer. */
  readonly isEmptyList: boolean;
  /** The value became what a provider writes where it knows nothing. */
  readonly isUnknown: boolean;
}

const WRONG: readonly unknown[] = [null, 42, -1, 1e308, "", "nonsense", [], {}, [[]]];

/** Every field of the answer, in the first of several rows and in all of them, with every other type. */
export function* mutationsOf(answer: unknown): Generator<Mutation> {
  for (const path of pathsOf(answer)) {
    const original = valueAt(answer, path);
    for (const wrong of WRONG) {
      if (typeOf(wrong) === typeOf(original) && !isWrongNumber(original, wrong)) continue;
      for (const inAllRows of path.includes(0) ? [false, true] : [false]) {
        const mutated = structuredClone(answer);
        replaceAt(mutated, path, wrong, inAllRows);
        yield {
          what: `${path.join(".")}${inAllRows ? " in all rows" : ""} = ${JSON.stringify(wrong)}`,
          mutated,
          isEmptyList: isEmptyBlock(original) || (isBlock(original) && isEmptyBlock(wrong)),
          isUnknown: wrong === null || wrong === "" || isEmptyBlock(wrong),
        };
      }
    }
  }
}

type Path = readonly (string | number)[];

/** Of lists the first row stands for all. */
function pathsOf(value: unknown, above: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return above.length === 0 ? [] : [above];
  const entries = Array.isArray(value)
    ? value.slice(0, 1).map((row, at): [number, unknown] => [at, row])
    : Object.entries(value);
  const below = entries.flatMap(([key, entry]) => pathsOf(entry, [...above, key]));
  return above.length === 0 ? below : [above, ...below];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], value);
}

function replaceAt(value: unknown, [key, ...rest]: Path, wrong: unknown, inAllRows: boolean): void {
  if (typeof value !== "object" || value === null || key === undefined) return;
  const holder = value as Record<string | number, unknown>;
  const keys = inAllRows && Array.isArray(value) ? [...value.keys()] : [key];
  for (const one of keys) {
    if (rest.length === 0) holder[one] = wrong;
    else replaceAt(holder[one], rest, wrong, inAllRows);
  }
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** Negative and huge numbers are wrong where numbers are right. */
function isWrongNumber(original: unknown, wrong: unknown): boolean {
  return typeof original === "number" && (wrong === -1 || wrong === 1e308);
}

function isBlock(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isEmptyBlock(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
