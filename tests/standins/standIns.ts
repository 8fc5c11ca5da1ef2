import { createLoopbackProvider, type LoopbackProvider, type SampleFilm } from "../../src/samples/provider/index.ts";
import { createFaults, type Faults } from "./faults.ts";
import { madePoster } from "./madePosters.ts";
import { SMALL_CATALOGUE } from "./smallCatalogue.ts";

export type StandInOptions = {
  /** The small catalogue unless given; see `loadBenchCatalogue()`. */
  readonly films?: readonly SampleFilm[];
  readonly port?: number;
  readonly posters?: (path: string, size: string) => Promise<Buffer | null>;
};

type StandIn = Faults & {
  readonly films: readonly SampleFilm[];
  readonly requests: LoopbackProvider["requests"];
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type TmdbStandIn = StandIn & { readonly url: string; readonly imageUrl: string };
export type WikimediaStandIn = StandIn & { readonly wikidataUrl: string; readonly wikipediaUrl: string };

/** TMDB on a socket of 127.0.0.1, with faults by name: `url` is its API, `imageUrl` its image host. */
export async function startTmdbStandIn(options: StandInOptions = {}): Promise<TmdbStandIn> {
  const { server, standIn } = await start(options);
  return { ...standIn, url: server.tmdbUrl, imageUrl: server.tmdbImageUrl };
}

/** Wikidata and the Wikipedias on a socket of 127.0.0.1, with faults by name. `wikipediaUrl` holds `{lang}`. */
export async function startWikimediaStandIn(options: StandInOptions = {}): Promise<WikimediaStandIn> {
  const { server, standIn } = await start(options);
  return { ...standIn, wikidataUrl: server.wikidataUrl, wikipediaUrl: server.wikipediaUrl };
}

async function start({ films = SMALL_CATALOGUE, port = 0, posters = madePoster }: StandInOptions) {
  const { intercept, ...faults } = createFaults();
  const server = await createLoopbackProvider({ films, port, posters, intercept });
  const close = () => server.close();
  return {
    server,
    standIn: { ...faults, films, requests: server.requests, close, [Symbol.asyncDispose]: close } satisfies StandIn,
  };
}
