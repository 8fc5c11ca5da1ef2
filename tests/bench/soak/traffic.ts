import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OWNER } from "../benchLibrary.ts";
import { makeClipFolder } from "../scale/clipDrop.ts";
import { memberName } from "../scale/scaleLibrary.ts";
import { logInAs, type Visitor, type VisitorAnswer } from "../scale/visitor.ts";

const BUSY = 503;
const ASK_AGAIN_MS = 250;
const LOOK_EVERY_MS = 250;

export interface RoundOptions {
  readonly url: string;
  readonly members: number;
  readonly films: number;
  /** Folder in which files to import are created. They stay there. */
  readonly clipsFolder: string;
  /** Which round it is: each imports other files and asks for other films. */
  readonly round: number;
  readonly importedFiles: number;
  readonly requestsPerMember: number;
  readonly trains: boolean;
}

export interface RoundOutcome {
  readonly requests: number;
  /** Answers of 500 and above, by status; requests refused with `library_busy` are sent again. */
  readonly failures: Readonly<Record<string, number>>;
}

/** Everything that a household does, once: logins, events, lists, ratings, an import, a training, logouts. */
export async function playRound(options: RoundOptions): Promise<RoundOutcome> {
  const { url, members, clipsFolder, round, importedFiles } = options;
  const failures: Record<string, number> = {};
  let requests = 0;
  const ask = async (visitor: Visitor, method: string, path: string, body?: unknown) => {
    let answer = await visitor.ask(method, path, body);
    requests += 1;
    // No reader thread was free in time: the response states when to retry.
    for (; answer.status === BUSY; answer = await visitor.ask(method, path, body)) await wait(ASK_AGAIN_MS);
    if (answer.status >= 500) failures[answer.status] = (failures[answer.status] ?? 0) + 1;
    return answer;
  };
  const owner = await logInAs(url, OWNER.userId);
  const clips = mkdtempSync(join(clipsFolder, "drop-"));
  await makeClipFolder(clips, importedFiles, round * importedFiles);
  await ask(owner, "POST", "/api/files", { paths: [clips] });
  if (options.trains) await ask(owner, "POST", "/training/", {});
  await Promise.all(Array.from({ length: members }, (_, member) => playMember(options, member + 1, ask)));
  await untilIdle(owner, ask);
  rmSync(clips, { recursive: true });
  await owner.logOut();
  return { requests, failures };
}

type Ask = (visitor: Visitor, method: string, path: string, body?: unknown) => Promise<VisitorAnswer>;

async function playMember({ url, films, round, requestsPerMember }: RoundOptions, member: number, ask: Ask) {
  const visitor = await logInAs(url, memberName(member));
  const leaving = new AbortController();
  const events = visitor.listen(leaving.signal);
  for (let step = 0; step < requestsPerMember; step += 1) {
    const number = round * requestsPerMember + step;
    const film = 1 + ((number * 7_919 + member * 104_729) % films);
    for (const [method, path, body] of requestsOf(number, film)) await ask(visitor, method, path, body);
  }
  leaving.abort();
  await events;
  await visitor.logOut();
}

/** Words, filters and films differ in each round, so that a cache keyed by them would grow. */
function requestsOf(number: number, film: number): readonly (readonly [string, string, unknown?])[] {
  const all: readonly (readonly [string, string, unknown?])[] = [
    ["GET", `/api/films?offset=${film}`],
    ["GET", `/api/films?q=word${number}`],
    ["GET", `/api/films?yearFrom=${1920 + (number % 100)}&ratingFrom=${(number % 9) / 2 + 0.5}&sort=year`],
    ["GET", `/api/films/${film}`],
    ["PUT", `/api/films/${film}/rating`, { value: ((number % 10) + 1) / 2 }],
    ["PUT", `/api/films/${film}/watched`, { watched: true }],
    ["DELETE", `/api/films/${film}/rating`],
    ["GET", "/api/films/facets"],
    ["GET", `/api/search?q=na${number}`],
    ["GET", `/api/people?q=ada${number}`],
    ["GET", "/api/me/recommendations"],
    ["GET", "/api/me/statistics"],
    ["GET", "/api/me/home"],
    ["GET", "/metrics"],
    ["GET", `/api/films/jump-index?genre=Drama&yearFrom=${1920 + (number % 100)}`],
    ["GET", "/api/jobs"],
    ["GET", `/no/such/path/${number}`],
  ];
  return all;
}

/** Waits until probing and training have finished. Identification keeps waiting for unreachable providers. */
async function untilIdle(owner: Visitor, ask: Ask): Promise<void> {
  for (;;) {
    const counts = JSON.parse((await ask(owner, "GET", "/api/files/counts")).text) as Record<string, number>;
    const trainings = JSON.parse((await ask(owner, "GET", "/training/")).text) as { items: { state: string }[] };
    const isTraining = trainings.items.some(({ state }) => state === "running");
    if ((counts.queued ?? 0) + (counts.probing ?? 0) === 0 && !isTraining) return;
    await wait(LOOK_EVERY_MS);
  }
}
