import { setTimeout as wait } from "node:timers/promises";
import { quantile } from "../row.ts";
import { memberName } from "./scaleLibrary.ts";
import { logInAs, type Visitor } from "./visitor.ts";

export interface CrowdFigures {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers of 400 and above and lost connections, counted by kind. */
  readonly errors: Readonly<Record<string, number>>;
}

/** Pause between two requests of one person, milliseconds. */
const THINK_MS = 400;

/** Simulates many people who browse at once until they are stopped. They share the members' accounts. */
export async function startCrowd(
  url: string,
  { people, members, films }: { readonly people: number; readonly members: number; readonly films: number },
) {
  const visitors: Visitor[] = [];
  for (let member = 1; member <= members; member += 1) visitors.push(await logInAs(url, memberName(member)));
  const durations: number[] = [];
  const errors: Record<string, number> = {};
  let isOver = false;

  const loops = Array.from({ length: people }, async (_, person) => {
    const visitor = visitors[person % visitors.length];
    for (let step = person; visitor && !isOver; step += 1) {
      const start = performance.now();
      const outcome = await visitor.ask("GET", pathOf(step, person, films)).then(
        ({ status }) => (status < 400 ? null : String(status)),
        (error: unknown) => String(error),
      );
      durations.push(performance.now() - start);
      if (outcome !== null) errors[outcome] = (errors[outcome] ?? 0) + 1;
      await wait(THINK_MS);
    }
  });

  return {
    async stop(): Promise<CrowdFigures> {
      isOver = true;
      await Promise.all(loops);
      return { requests: durations.length, p50Ms: quantile(durations, 0.5), p99Ms: quantile(durations, 0.99), errors };
    },
  };
}

/** What a person opens: mostly lists and films, sometimes the other screens. */
function pathOf(step: number, person: number, films: number): string {
  const film = 1 + ((step * 7_919 + person * 104_729) % films);
  const paths = [
    `/api/films?offset=${film - 1}`,
    `/api/films/${film}`,
    "/api/films?sort=added&order=desc",
    `/api/films?q=${["love", "silent", "night", "ada"][person % 4]}`,
    `/api/films/${film}`,
    `/api/films?genre=${["Drama", "War", "Horror"][person % 3]}&limit=100`,
    "/api/films/facets",
    `/api/search?q=${["lo", "mid", "gol"][person % 3]}`,
    "/api/films/jump-index",
    "/api/me/home",
    `/api/films/${film}/similar`,
    "/api/me/recommendations?limit=20",
  ];
  return paths[step % paths.length] ?? "/api/films";
}
