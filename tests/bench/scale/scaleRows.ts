import { type Row, round } from "../row.ts";
import type { CrowdFigures } from "./crowd.ts";
import type { SizeFigures } from "./index.ts";
import { MAX_BLOCK_MS, releaseFigure, type SizeLimits } from "./limits.ts";
import type { RouteFigures } from "./measureRoutes.ts";
import { LIST_ROUTE, SEARCH_ROUTE } from "./readRoutes.ts";

/** Rows for the limits of a whole library. */
export function sizeRows(figures: SizeFigures, limits: SizeLimits): Row[] {
  const { films, startMs, privateMb, residentMb, routes } = figures;
  const p99Of = (name: string) => routes.find((route) => route.name === name)?.p99Ms ?? Number.NaN;
  const worst = routes.toSorted((a, b) => b.longestBlockMs - a.longestBlockMs)[0];
  const of = `${films.toLocaleString("en")} films:`;
  const search = releaseFigure(SEARCH_ROUTE, films);
  return [
    limited(`${of} start to first answer`, startMs, limits.startMs, "ms", releaseFigure("start", films)),
    limited("… lists, p99", p99Of(LIST_ROUTE), limits.listP99Ms, "ms"),
    limited("… search, p99", p99Of(SEARCH_ROUTE), limits.searchP99Ms, "ms", search),
    limited(`… longest main-thread block (${worst?.name})`, worst?.longestBlockMs ?? Number.NaN, MAX_BLOCK_MS, "ms"),
    limited(`… memory of its own (${round(residentMb)} MB with mapped files)`, privateMb, limits.memoryMb, "MB"),
  ];
}

function limited(figure: string, value: number, limit: number, unit: string, before?: string): Row {
  return { figure, measured: `${round(value)} ${unit}`, target: `< ${limit} ${unit}`, met: value < limit, before };
}

/** A row for each route. Growth is the exponent of the median between two sizes: 0 means that size does not matter. */
export function routeRows({ films, routes }: SizeFigures, smaller: SizeFigures | null): Row[] {
  return routes.map((route) => {
    const { name, p50Ms, p99Ms, longestBlockMs, mainThreadMs } = route;
    const before = smaller?.routes.find((other) => other.name === name);
    const growth =
      smaller && before ? `, n^${round(Math.log(p50Ms / before.p50Ms) / Math.log(films / smaller.films))}` : "";
    const failed = failuresOf(route);
    return {
      figure: `${films.toLocaleString("en")}: ${name}`,
      measured: `p50 ${round(p50Ms)} ms, p99 ${round(p99Ms)} ms, block ${round(longestBlockMs)} ms, main thread ${round(mainThreadMs)} ms${growth}${failed}`,
      target: `block < ${MAX_BLOCK_MS} ms, 0 errors`,
      met: longestBlockMs < MAX_BLOCK_MS && failed === "",
      before: releaseFigure(name, films),
    };
  });
}

function failuresOf({ failures }: RouteFigures): string {
  const kinds = Object.entries(failures).map(([status, count]) => `${count} × ${status}`);
  return kinds.length === 0 ? "" : `, ${kinds.join(", ")}`;
}

export interface CrowdedImport extends CrowdFigures {
  readonly films: number;
  readonly imported: number;
  readonly people: number;
  readonly seconds: number;
  readonly longestBlockMs: number;
}

export function crowdRows(crowd: CrowdedImport): Row[] {
  const { films, imported, people, seconds, longestBlockMs, requests, p50Ms, p99Ms, errors } = crowd;
  const count = Object.values(errors).reduce((sum, one) => sum + one, 0);
  const kinds = count === 0 ? "" : ` (${JSON.stringify(errors)})`;
  return [
    {
      figure: `${films.toLocaleString("en")}: ${people} people browse while ${imported.toLocaleString("en")} files are imported: errors`,
      measured: `${count} of ${requests.toLocaleString("en")} requests${kinds}`,
      target: "0",
      met: count === 0,
    },
    {
      figure: "… their requests",
      measured: `p50 ${round(p50Ms)} ms, p99 ${round(p99Ms)} ms`,
      target: "told",
      met: true,
    },
    {
      figure: "… longest main-thread block",
      measured: `${round(longestBlockMs)} ms`,
      target: `< ${MAX_BLOCK_MS} ms`,
      met: longestBlockMs < MAX_BLOCK_MS,
    },
    { figure: "… files probed", measured: `${round(imported / seconds)} files/s`, target: "told", met: seconds > 0 },
  ];
}
