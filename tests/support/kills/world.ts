import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freeBox, makeManyClips } from "../../fixtures/clips.ts";
import {
  SMALL_CATALOGUE,
  startTmdbStandIn,
  startWikimediaStandIn,
  type TmdbStandIn,
  type WikimediaStandIn,
} from "../../standins/index.ts";
import { type Answer, KillableProgram, type Question } from "./killableProgram.ts";
import { untilSettled } from "./settle.ts";

export const PEOPLE = {
  ada: { userId: "ada", password: "nitrate and silver" },
  bea: { userId: "bea", password: "silver and nitrate" },
} as const;
export type PersonName = keyof typeof PEOPLE;
type Login = { readonly userId: string; readonly password: string };

const TMDB_KEY = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
/** A file this old counts as completely written. */
const LONG_AGO = 1_700_000_000;
/** How often a list is asked for that a slow machine refuses, and how long between. */
const MOST_BUSY_ANSWERS = 60;
const BUSY_MS = 1_000;

/**
 * Where libraries are made, killed and compared: the real program over stand-ins. Libraries use the same path
 * one after another, so that two of them differ only in what happened to them.
 */
export class KillWorld {
  readonly root: string;
  readonly tmdb: TmdbStandIn;
  readonly wikimedia: WikimediaStandIn;
  readonly program: KillableProgram;
  sessions: Partial<Record<PersonName, string>> = {};
  logins: Readonly<Record<PersonName, Login>> = PEOPLE;
  hasKey = true;
  #folders = 0;
  readonly #bases = new Set<string>();

  constructor(root: string, tmdb: TmdbStandIn, wikimedia: WikimediaStandIn) {
    this.root = root;
    this.tmdb = tmdb;
    this.wikimedia = wikimedia;
    this.program = new KillableProgram(this.library, () => this.#environment());
  }

  get library(): string {
    return join(this.root, "library");
  }

  get films(): string {
    return join(this.root, "films");
  }

  /** Clips in the watchable folder, once; the same bytes under the same names in every run. */
  async clips(folder: string, names: readonly string[]): Promise<string[]> {
    const place = join(this.films, folder);
    if (existsSync(place)) return names.map((name) => join(place, name));
    const paths = await makeManyClips(place, names.length, { names });
    rmSync(join(place, ".pattern.mp4"), { force: true });
    // The number of the folder tells its clips from those of another, as their own numbers do within it.
    this.#folders += 1;
    for (const path of paths) {
      appendFileSync(path, freeBox(this.#folders));
      utimesSync(path, LONG_AGO, LONG_AGO);
    }
    return paths;
  }

  /** @throws Killed */
  async ask(path: string, question: Question & { readonly as?: PersonName } = {}): Promise<Answer> {
    const session = question.session ?? this.sessions[question.as ?? "ada"];
    return this.program.ask(path, { ...question, ...(session ? { session } : {}) });
  }

  /**
   * A slow machine that refuses a list for the moment is asked again, as clients are told to.
   * @throws Killed, or what the program refused
   */
  async done(path: string, question: Question & { readonly as?: PersonName } = {}, asked = 1): Promise<Answer["body"]> {
    const { status, body } = await this.ask(path, question);
    if (status >= 200 && status < 300) return body;
    if (status === 503 && body.code === "library_busy" && asked < MOST_BUSY_ANSWERS) {
      await setTimeout(BUSY_MS);
      return this.done(path, question, asked + 1);
    }
    throw new Error(`${question.method ?? "GET"} ${path}: ${status} ${JSON.stringify(body).slice(0, 500)}`);
  }

  /** Makes the two people of the house; their sessions outlive every kill. */
  async setUp(): Promise<void> {
    const login = await this.done("/api/setup", { method: "POST", body: PEOPLE.ada });
    this.sessions = { ada: login.sessionId };
    await this.done("/api/users", { method: "POST", body: PEOPLE.bea });
    await this.logIn("bea");
  }

  async logIn(name: PersonName): Promise<void> {
    const { sessionId } = await this.done("/api/sessions", { method: "POST", body: this.logins[name] });
    this.sessions[name] = sessionId;
  }

  /** A backup holds no sessions: after a restore people log in again. */
  async stayLoggedIn(): Promise<void> {
    for (const name of Object.keys(this.sessions) as PersonName[])
      if ((await this.ask("/api/sessions/current", { as: name })).status === 401) await this.logIn(name);
  }

  /** Restores a library that was made before, or makes it; no process is killed meanwhile. */
  async begin(name: string, make: (world: KillWorld) => Promise<void>): Promise<void> {
    rmSync(this.library, { recursive: true, force: true });
    this.logins = PEOPLE;
    const base = join(this.root, "bases", name);
    if (!this.#bases.has(name)) {
      this.sessions = {};
      mkdirSync(this.library, { recursive: true });
      await make(this);
      await this.program.stop();
      cpSync(this.library, base, { recursive: true, preserveTimestamps: true });
      writeFileSync(`${base}.json`, JSON.stringify(this.sessions));
      this.#bases.add(name);
      return;
    }
    cpSync(base, this.library, { recursive: true, preserveTimestamps: true });
    this.sessions = JSON.parse(readFileSync(`${base}.json`, "utf8"));
  }

  untilSettled(): Promise<readonly string[]> {
    return untilSettled(this);
  }

  async close(beforeRemoving: () => void = () => undefined): Promise<void> {
    await this.program.kill();
    await Promise.all([this.tmdb.close(), this.wikimedia.close()]);
    beforeRemoving();
    rmSync(this.root, { recursive: true, force: true });
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      FILMOTHEQUE_DATA: this.library,
      FILMOTHEQUE_PORT: "0",
      FILMOTHEQUE_LANGUAGE: "en",
      FILMOTHEQUE_LOG: "error",
      FILMOTHEQUE_SLOW_WRITE_MS: "3600000",
      FILMOTHEQUE_TMDB_URL: this.tmdb.url,
      FILMOTHEQUE_TMDB_IMAGE_URL: this.tmdb.imageUrl,
      FILMOTHEQUE_WIKIDATA_URL: this.wikimedia.wikidataUrl,
      FILMOTHEQUE_WIKIPEDIA_URL: this.wikimedia.wikipediaUrl,
      TMDB_API_KEY: this.hasKey ? TMDB_KEY : "",
      npm_lifecycle_event: "",
    };
  }
}

export async function createKillWorld(): Promise<KillWorld> {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "filmotheque-kills-"));
  const [tmdb, wikimedia] = await Promise.all([startTmdbStandIn(), startWikimediaStandIn()]);
  return new KillWorld(root, tmdb, wikimedia);
}

/** Names of files of the stand-in's films, from one to another. */
export function namesOfFilms(from: number, to: number, copies = 1): string[] {
  return SMALL_CATALOGUE.slice(from, to).flatMap(({ title, year }) =>
    Array.from({ length: copies }, (_, copy) => `${title.en.replaceAll("/", "-")} (${year}) v${copy}.mp4`),
  );
}
