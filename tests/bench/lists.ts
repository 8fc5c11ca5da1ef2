import { type BenchLibrary, fillWithFilms, openBenchLibrary } from "./benchLibrary.ts";
import { atMost, quantile, type Row } from "./row.ts";

const FILMS = 10_000;
const FIRST_PAGES = [
  "",
  "?sort=year",
  "?sort=added",
  "?sort=rating",
  "?sort=title&order=desc",
  "?genre=Drama",
  "?watched=false",
];
/** Exact, beginning, a typo, people, two letters, one letter, nothing there, words in another order. */
const SEARCHES = [
  "silent river 144",
  "gol",
  "midnigth castle",
  "forgoten bridge",
  "clara fontaine",
  "keiko ito",
  "pa",
  "e",
  "xyzzyqwert",
  "castle crystal",
  "film 77",
  "the",
  "eletric teatre",
];

/** UC2 at the HTTP surface, over ten thousand films. */
export async function benchLists(): Promise<Row[]> {
  const library = await openBenchLibrary();
  try {
    fillWithFilms(library, FILMS);
    for (const query of FIRST_PAGES) await library.ask(`/api/films${query}`);
    return [
      atMost("10,000 films: first page, p99", quantile(await times(library, repeat(FIRST_PAGES, 40)), 0.99), 15, "ms"),
      atMost("… next pages, p99", quantile(await walks(library, 5), 0.99), 10, "ms"),
      atMost(
        "… search, p99",
        quantile(
          await times(
            library,
            repeat(
              SEARCHES.map((words) => `?q=${encodeURIComponent(words)}`),
              20,
            ),
          ),
          0.99,
        ),
        25,
        "ms",
      ),
    ];
  } finally {
    await library.close();
  }
}

async function times({ ask }: BenchLibrary, queries: readonly string[]): Promise<number[]> {
  const durations: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await ask(`/api/films${query}`);
    durations.push(performance.now() - start);
  }
  return durations;
}

/** Several times through the whole library: of a hundred and sixty pages the slowest alone would be the p99. */
async function walks(library: BenchLibrary, count: number): Promise<number[]> {
  const durations: number[] = [];
  for (let walk = 0; walk < count; walk += 1) durations.push(...(await nextPages(library)));
  return durations;
}

async function nextPages({ ask }: BenchLibrary): Promise<number[]> {
  const durations: number[] = [];
  let { nextCursor } = await ask("/api/films?limit=60");
  while (nextCursor !== null) {
    const start = performance.now();
    ({ nextCursor } = await ask(`/api/films?limit=60&cursor=${encodeURIComponent(String(nextCursor))}`));
    durations.push(performance.now() - start);
  }
  return durations;
}

function repeat<T>(list: readonly T[], count: number): T[] {
  return Array.from({ length: count }, () => list).flat();
}
