import { createHash } from "node:crypto";

type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

/**
 * A second writer of artefacts that follows `docs/model-format.md` and uses nothing of the program: what it writes is
 * what a tool of somebody else would write.
 * @param head replaces the description of the arrays, for files that lie about themselves
 */
export function foreignArtefact(
  meta: object,
  arrays: Readonly<Record<string, Numbers>>,
  { head, format = 1 }: { readonly head?: unknown; readonly format?: number } = {},
): Buffer {
  const names = { Float64Array: "f64", Float32Array: "f32", Int32Array: "i32", Uint8Array: "u8" };
  const described = Object.entries(arrays).map(([name, numbers]) => ({
    name,
    kind: names[numbers.constructor.name as keyof typeof names],
    length: numbers.length,
  }));
  const text = Buffer.from(JSON.stringify(head ?? { meta, arrays: described }));
  const start = Buffer.alloc(16);
  start.write("FILMOMDL");
  start.writeUInt32LE(format, 8);
  start.writeUInt32LE(text.length, 12);
  const parts = [padded(Buffer.concat([start, text]))];
  for (const numbers of Object.values(arrays))
    parts.push(padded(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)));
  const content = Buffer.concat(parts);
  return Buffer.concat([content, createHash("sha256").update(content).digest()]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
}

/** The four arrays that say which films a model knows. */
export function foreignFilms(
  films: readonly { readonly tmdb?: number; readonly imdb?: number; readonly year: number; readonly title: string }[],
): Record<string, Numbers> {
  return {
    "film.tmdb": Int32Array.from(films, ({ tmdb = 0 }) => tmdb),
    "film.imdb": Int32Array.from(films, ({ imdb = 0 }) => imdb),
    "film.year": Int32Array.from(films, ({ year }) => year),
    "film.titles": new Uint8Array(Buffer.from(JSON.stringify(films.map(({ title }) => title)))),
  };
}

/** A list model over films of which the first two are liked together, as any tool could compute it. */
export function foreignListModel(
  films: readonly { readonly tmdb?: number; readonly imdb?: number; readonly year: number; readonly title: string }[],
): Buffer {
  const size = films.length;
  const inverse = new Float64Array(size * size);
  for (let film = 0; film < size; film += 1) inverse[film * size + film] = 1;
  if (size > 1) {
    inverse[1] = -0.5;
    inverse[size] = -0.5;
  }
  const included = Int32Array.from(films.keys());
  const ease = { form: "films", films: size, lambda: 200, seenWeight: 0.25 };
  return foreignArtefact(
    { kind: "ease_pair", shortBelow: 10, long: ease, short: ease },
    {
      "long.inverse": inverse,
      "long.weighed": included,
      "short.inverse": inverse,
      "short.weighed": included,
      filmIds: new Int32Array(size),
      counts: new Int32Array(size).fill(10),
      ...foreignFilms(films),
    },
  );
}

/** A rating model without biases, as ALS gives it. */
export function foreignRatingModel(
  films: readonly { readonly tmdb?: number; readonly imdb?: number; readonly year: number; readonly title: string }[],
): Buffer {
  return foreignArtefact(
    { kind: "svd", mean: 3.5, width: 2 },
    {
      userBiases: new Float32Array(),
      filmBiases: new Float32Array(films.length).fill(0.25),
      userFactors: new Float32Array(),
      filmFactors: new Float32Array(films.length * 2).fill(0.1),
      isKnownUser: new Uint8Array(),
      isKnownFilm: new Uint8Array(films.length).fill(1),
      userIds: new Int32Array(),
      filmIds: new Int32Array(films.length),
      ...foreignFilms(films),
    },
  );
}
