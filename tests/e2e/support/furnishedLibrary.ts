import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { APIRequestContext, Browser, BrowserContext } from "playwright-core";
import { makeClip } from "../../fixtures/clips.ts";
import { eventually } from "../../support/deadlines.ts";
import { startSampleHost } from "./sampleHost.ts";

const ADA = { userId: "Ada", password: "nitrate and silver" };
const EVE = { userId: "eve", password: "limelight and gauze" };
const MAX = { userId: "max", password: "arc lamp and dust", maximumAge: 10 };
const EPISODES = [
  "Fargo/Season 2/Fargo.S02E05.mp4",
  "Fargo/Season 2/Fargo.S02E06.The.Gift.of.the.Magi.mp4",
  "The Wire/Season 1/The.Wire.S01E01.mp4",
];
const STARS = [5, 4.5, 3, 4, 2.5, 5, 3.5, 1] as const;

interface Film {
  readonly id: number;
  readonly title: string;
}

export interface FurnishedLibrary {
  readonly host: Awaited<ReturnType<typeof startSampleHost>>;
  /** Of the library, by title. */
  readonly films: readonly Film[];
  /** Logs Ada in; Eve has a session on the same device. */
  logIn(context: BrowserContext): Promise<void>;
  close(): Promise<void>;
}

/**
 * The sample films as a household leaves them after a year: rated by two people who compare their taste, with a diary,
 * collections, tags, episodes beside the films, and a bin.
 */
export async function furnishLibrary(browser: Browser): Promise<FurnishedLibrary> {
  const root = mkdtempSync(join(tmpdir(), "filmotheque-e2e-furnished-"));
  const formerPath = process.env.PATH;
  process.env.PATH = `${binFolder(root)}${delimiter}${formerPath}`;
  const host = await startSampleHost(join(root, "data")).finally(() => {
    process.env.PATH = formerPath;
  });
  async function close(): Promise<void> {
    await host.stop();
    rmSync(root, { recursive: true, force: true });
  }
  try {
    return { host, close, ...(await furnishWith(browser, host.url, root)) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function furnishWith(
  browser: Browser,
  url: string,
  root: string,
): Promise<Pick<FurnishedLibrary, "films" | "logIn">> {
  for (const name of EPISODES) {
    mkdirSync(dirname(join(root, "tv", name)), { recursive: true });
    await makeClip(join(root, "tv", name));
  }

  const [ada, eve] = [(await browser.newContext()).request, (await browser.newContext()).request];
  const asked = asker(url);
  await asked(ada, "/api/setup", "POST", ADA);
  for (const member of [EVE, MAX]) await asked(ada, "/api/users", "POST", member);
  await asked(eve, "/api/sessions", "POST", EVE);
  await asked(ada, "/api/samples", "POST");
  await asked(ada, "/api/folders", "POST", { path: join(root, "tv") });
  await eventually("the samples are done", async () => {
    const { items } = await asked<{ items: { state: string }[] }>(ada, "/api/jobs/summary");
    const { total } = await asked<{ total: number }>(ada, "/api/not-films");
    return total === EPISODES.length && items.every(({ state }) => state === "done");
  });
  const { items: films } = await asked<{ items: Film[] }>(ada, "/api/films?limit=100&sort=title");
  await furnish(asked, { ada, eve }, films);
  return {
    films,
    async logIn(context) {
      for (const person of [EVE, ADA])
        await asked(context.request, "/api/sessions", "POST", { ...person, keepOpen: true });
    },
  };
}

type Ask = ReturnType<typeof asker>;

async function furnish(
  asked: Ask,
  { ada, eve }: { ada: APIRequestContext; eve: APIRequestContext },
  films: readonly Film[],
): Promise<void> {
  const year = new Date().getFullYear();
  for (const [index, { id }] of films.slice(0, 12).entries()) {
    const value = STARS[index % STARS.length];
    await asked(ada, `/api/films/${id}/rating`, "PUT", { value });
    await asked(eve, `/api/films/${id}/rating`, "PUT", { value: index % 3 === 0 ? 2 : value });
    await asked(ada, "/api/me/diary", "POST", {
      filmId: id,
      watchedOn: `${year}-01-${String(index + 1).padStart(2, "0")}`,
    });
  }
  const edit = (chosen: readonly Film[], values: object) =>
    asked(ada, "/api/films/edit", "POST", { filmIds: chosen.map(({ id }) => id), edit: values });
  await edit(films.slice(10, 15), { set: { collection: "Masters of the silent screen" } });
  await edit(films.slice(0, 4), { addTags: ["to digitise", "Halloween"] });
  await asked(eve, "/api/me/taste", "PUT", { isShared: true });
  await asked(eve, "/api/me/pin", "PUT", { password: EVE.password, pin: "1234" });
  await asked(ada, "/api/me/smart-lists", "POST", {
    name: "Silent films of the twenties that nobody has seen",
    filter: { genre: ["Horror"], sort: "title" },
  });
}

/** @returns a function that asks the host as one person, and fails with the answer where it refuses */
function asker(url: string) {
  return async <Answer = unknown>(
    as: APIRequestContext,
    path: string,
    method = "GET",
    data?: object,
  ): Promise<Answer> => {
    const answer = await as.fetch(url + path, { method, headers: { origin: url }, ...(data ? { data } : {}) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    const text = await answer.text();
    return (text === "" ? null : JSON.parse(text)) as Answer;
  };
}

/** The desktop's program for the bin, as a script: the dialogs ask whether there is one, and nothing is moved. */
function binFolder(root: string): string {
  const folder = join(root, "programs");
  mkdirSync(folder);
  writeFileSync(join(folder, "gio"), "#!/bin/sh\nexit 1\n");
  chmodSync(join(folder, "gio"), 0o755);
  return folder;
}
