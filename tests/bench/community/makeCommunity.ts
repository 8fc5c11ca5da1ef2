import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { normalRandom, pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";

export interface CommunityShape {
  readonly ratings: number;
  readonly people: number;
  readonly films: number;
  readonly seed: number;
}

const TASTES = 16;
const FLUSH_BYTES = 1 << 20;
/** Of MovieLens 32M: few films have most of the ratings, and few people gave most of them. */
const FILM_EXPONENT = 0.95;
const PEOPLE_SPREAD = 1.1;
const LEAST_OF_PERSON = 20;
/** Films that are drawn for each that is kept at most: a person who rated nearly all would never end. */
const MAX_DRAWS = 12;

/** Writes a set in MovieLens' layout with its shape: popularity and activity by power laws, and latent tastes. */
export function makeCommunity(folder: string, shape: CommunityShape): void {
  mkdirSync(folder, { recursive: true });
  const random = pseudoRandom(shape.seed);
  const normal = normalRandom(random);
  const tastes = Float32Array.from({ length: shape.films * TASTES }, () => normal() / Math.sqrt(TASTES));
  const quality = Float32Array.from({ length: shape.films }, () => 0.45 * normal());
  const cumulated = cumulate(shape.films);
  writeFilms(folder, shape.films);
  const file = new LineFile(join(folder, "ratings.csv"), "userId,movieId,rating,timestamp\n");
  const activities = activitiesOf(shape, normal);
  const own = new Float32Array(TASTES);
  const ratedBy = new Int32Array(shape.films);
  for (let person = 1; person <= shape.people; person += 1) {
    for (let k = 0; k < TASTES; k += 1) own[k] = normal();
    const mood = 3.5 + 0.4 * normal();
    let left = Math.min(activities[person - 1] ?? LEAST_OF_PERSON, Math.floor(shape.films / 2));
    for (let draws = left * MAX_DRAWS; left > 0 && draws > 0; draws -= 1) {
      const film = drawFilm(cumulated, random());
      if (ratedBy[film] === person) continue;
      let liking = 0;
      for (let k = 0; k < TASTES; k += 1) liking += (own[k] ?? 0) * (tastes[film * TASTES + k] ?? 0);
      // What people like they also see more of.
      if (random() > 1 / (1 + Math.exp(-1.5 * liking))) continue;
      ratedBy[film] = person;
      left -= 1;
      const stars = mood + (quality[film] ?? 0) + 0.6 * liking + 0.8 * (random() + random() - 1);
      file.write(`${person},${film + 1},${Math.min(10, Math.max(1, Math.round(stars * 2))) / 2},${1e9 + person}\n`);
    }
  }
  file.close();
}

/** Numbers of ratings by person, log-normal, which add up to about the wanted number. */
function activitiesOf({ people, ratings }: CommunityShape, normal: () => number): Int32Array {
  const raw = Float64Array.from({ length: people }, () => Math.exp(PEOPLE_SPREAD * normal()));
  const sum = raw.reduce((total, one) => total + one, 0);
  const spare = Math.max(0, ratings - LEAST_OF_PERSON * people);
  return Int32Array.from(raw, (one) => LEAST_OF_PERSON + Math.round((one / sum) * spare));
}

function cumulate(films: number): Float64Array {
  const cumulated = new Float64Array(films);
  let sum = 0;
  for (let film = 0; film < films; film += 1) {
    sum += 1 / (film + 30) ** FILM_EXPONENT;
    cumulated[film] = sum;
  }
  return cumulated.map((value) => value / sum);
}

function drawFilm(cumulated: Float64Array, at: number): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function writeFilms(folder: string, films: number): void {
  const titles = new LineFile(join(folder, "movies.csv"), "movieId,title,genres\n");
  const links = new LineFile(join(folder, "links.csv"), "movieId,imdbId,tmdbId\n");
  for (let film = 1; film <= films; film += 1) {
    titles.write(`${film},Made ${film} (${1920 + (film % 100)}),Drama\n`);
    links.write(`${film},${String(film).padStart(7, "0")},${film}\n`);
  }
  titles.close();
  links.close();
}

/** Writes lines in large pieces. */
class LineFile {
  readonly #file: number;
  #text: string;

  constructor(path: string, header: string) {
    this.#file = openSync(path, "w");
    this.#text = header;
  }

  write(line: string): void {
    this.#text += line;
    if (this.#text.length > FLUSH_BYTES) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, this.#text, null, "latin1");
    this.#text = "";
  }
}
