import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OWNER } from "../benchLibrary.ts";
import type { Row } from "../row.ts";
import { addFolder, makeClipFolder } from "./clipDrop.ts";
import { startCrowd } from "./crowd.ts";
import { limitsFor } from "./limits.ts";
import { type MeasuredHost, startMeasuredHost } from "./measuredHost.ts";
import { measureRoute, type RouteFigures } from "./measureRoutes.ts";
import { readRoutes } from "./readRoutes.ts";
import { copyScaleLibrary, memberName, type ScaleShape } from "./scaleLibrary.ts";
import { crowdRows, routeRows, sizeRows } from "./scaleRows.ts";
import { logInAs } from "./visitor.ts";

const MEMBERS = 10;
const RATINGS_PER_MEMBER = 20_000;
const CROWD = 50;
const IMPORTED = 5_000;
const MAX_IMPORT_SECONDS = 180;
/** The crowd browses the largest library up to this size. */
const CROWDED_UP_TO = 100_000;

export interface SizeFigures {
  readonly films: number;
  readonly startMs: number;
  /** The maximum after any route, megabytes. */
  readonly privateMb: number;
  readonly residentMb: number;
  readonly routes: readonly RouteFigures[];
}

/** Every route that reads, over libraries of `FILMOTHEQUE_BENCH_FILMS` films (comma-separated), with ten busy members. */
export async function benchScale(): Promise<Row[]> {
  const sizes = (process.env.FILMOTHEQUE_BENCH_FILMS ?? "10000,100000").split(",").map(Number);
  const summary: Row[] = [];
  const rows: Row[] = [];
  let smaller: SizeFigures | null = null;
  const crowded = Math.max(...sizes.filter((films) => films <= CROWDED_UP_TO));
  for (const films of sizes) {
    const shape = { films, members: MEMBERS, ratingsPerMember: RATINGS_PER_MEMBER };
    const { figures, crowd } = await measureSize(shape, films === crowded);
    summary.push(...sizeRows(figures, limitsFor(films)));
    rows.push(...crowd, ...routeRows(figures, smaller));
    smaller = figures;
  }
  return [...summary, ...rows];
}

/** The crowd comes last: its import changes the library. */
async function measureSize(
  shape: ScaleShape,
  isCrowded: boolean,
): Promise<{ readonly figures: SizeFigures; readonly crowd: readonly Row[] }> {
  console.error(`${shape.films} films…`);
  const folder = await copyScaleLibrary(shape);
  const host = await startMeasuredHost(folder);
  try {
    const figures = await measureRoutes(host, shape.films);
    return { figures, crowd: isCrowded ? await measureCrowd(host, shape) : [] };
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureRoutes(host: MeasuredHost, films: number): Promise<SizeFigures> {
  const owner = await logInAs(host.url, OWNER.userId);
  const member = await logInAs(host.url, memberName(1));
  const { paths } = JSON.parse((await owner.ask("GET", "/api/openapi.json")).text);
  const routes: RouteFigures[] = [];
  let [privateMb, residentMb] = [0, 0];
  for (const route of readRoutes(paths, films)) {
    const figures = await measureRoute(host, route.isOwner ? owner : member, route);
    const memory = host.memory();
    privateMb = Math.max(privateMb, memory.private);
    residentMb = Math.max(residentMb, memory.resident);
    console.error(toLine(figures));
    routes.push(figures);
  }
  return { films, startMs: host.startMs, privateMb, residentMb, routes };
}

async function measureCrowd(host: MeasuredHost, { films, members }: ScaleShape): Promise<Row[]> {
  const clips = mkdtempSync(join(tmpdir(), "filmotheque-clips-"));
  try {
    await makeClipFolder(clips, IMPORTED);
    const owner = await logInAs(host.url, OWNER.userId);
    await host.read();
    const crowd = await startCrowd(host.url, { people: CROWD, members, films });
    const seconds = await addFolder(owner, clips, MAX_IMPORT_SECONDS);
    const figures = await crowd.stop();
    const { longestBlockMs } = await host.read();
    return crowdRows({ films, imported: IMPORTED, people: CROWD, seconds, longestBlockMs, ...figures });
  } finally {
    rmSync(clips, { recursive: true, force: true });
  }
}

function toLine({ name, p50Ms, p99Ms, longestBlockMs, mainThreadMs, failures, slowest }: RouteFigures): string {
  const times = [p50Ms, p99Ms, longestBlockMs, mainThreadMs].map((ms) => ms.toFixed(1).padStart(9)).join("");
  const failed = Object.keys(failures).length > 0 ? ` ${JSON.stringify(failures)}` : "";
  return `${name.padEnd(40)}${times}${failed}${p99Ms > 50 ? `  ${slowest}` : ""}`;
}
