import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { SampleFilm } from "../sampleFilm.ts";
import type { Answer } from "./answers.ts";
import { buildCatalogue, type Catalogue } from "./catalogue.ts";
import { answerAsTmdb, WRONG_KEY } from "./tmdbAnswers.ts";
import { answerAsWikidata } from "./wikidataAnswers.ts";
import { answerAsSummary, answerAsWikipedia } from "./wikipediaAnswers.ts";

/** A request as it came in. */
export type ReceivedRequest = {
  readonly api: "tmdb" | "image" | "wikidata" | "wikipedia" | "unknown";
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly at: number;
};

/** Inspects a request before it is answered; true when it answered (or will never answer) itself. */
export type RequestInterceptor = (
  seen: ReceivedRequest,
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

export type LoopbackOptions = {
  readonly films: readonly SampleFilm[];
  /** 0 lets the system choose. */
  readonly port?: number;
  /** The picture under TMDB's path and size; null: none. */
  readonly posters: (path: string, size: string) => Promise<Buffer | null>;
  readonly intercept?: RequestInterceptor;
};

export type LoopbackProvider = {
  readonly tmdbUrl: string;
  readonly tmdbImageUrl: string;
  readonly wikidataUrl: string;
  /** Holds `{lang}`. */
  readonly wikipediaUrl: string;
  /** The newest last, at most `MAX_REMEMBERED`. */
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
};

/** About 2 kB each with their headers. */
const MAX_REQUESTS_KEPT = 20_000;

/**
 * A server on 127.0.0.1 that speaks TMDB's and Wikimedia's shapes over a catalogue in memory: for the sample films,
 * and for tests. Nothing in it knows a real provider's data.
 */
export async function createLoopbackProvider(options: LoopbackOptions): Promise<LoopbackProvider> {
  const catalogue = buildCatalogue(options.films);
  const requests: ReceivedRequest[] = [];

  const server = createServer((request, response) => {
    answerRequest(request, response).catch((error: unknown) => response.destroy(asError(error)));
  });

  async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(request.url ?? "/", origin()) ?? new URL(origin());
    const seen: ReceivedRequest = {
      api: apiOf(url.pathname),
      path: url.pathname,
      parameters: Object.fromEntries(url.searchParams),
      headers: request.headers,
      at: Date.now(),
    };
    if (requests.length >= MAX_REQUESTS_KEPT) requests.splice(0, MAX_REQUESTS_KEPT / 2);
    requests.push(seen);
    if (await options.intercept?.(seen, request, response)) return;
    if (seen.api === "image") await sendPicture(url.pathname, options.posters, response);
    else sendAnswer(response, answer(catalogue, seen, url, origin()));
  }

  const origin = () => {
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });

  return {
    tmdbUrl: `${origin()}/3`,
    tmdbImageUrl: `${origin()}/t/p`,
    wikidataUrl: `${origin()}/wikidata`,
    wikipediaUrl: `${origin()}/wikipedia/{lang}`,
    requests,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Writes an answer as its provider would. */
export function sendAnswer(response: ServerResponse, { status, json, headers }: Answer): void {
  const body = Buffer.from(JSON.stringify(json));
  response.writeHead(status, {
    "content-type": "application/json;charset=utf-8",
    "content-length": body.length,
    ...headers,
  });
  response.end(body);
}

function apiOf(path: string): ReceivedRequest["api"] {
  if (path.startsWith("/3/")) return "tmdb";
  if (path.startsWith("/t/p/")) return "image";
  if (path.startsWith("/wikidata/")) return "wikidata";
  return path.startsWith("/wikipedia/") ? "wikipedia" : "unknown";
}

function answer(catalogue: Catalogue, seen: ReceivedRequest, url: URL, origin: string): Answer {
  switch (seen.api) {
    case "tmdb":
      return carriesKey(seen) ? answerAsTmdb(catalogue, url.pathname.slice("/3".length), url.searchParams) : WRONG_KEY;
    case "wikidata":
      return answerAsWikidata(catalogue, url.searchParams);
    case "wikipedia": {
      const [, , language = "en", ...rest] = url.pathname.split("/");
      const base = `${origin}/wikipedia/${language}`;
      if (rest.slice(0, 4).join("/") !== "api/rest_v1/page/summary")
        return answerAsWikipedia(catalogue, language, url.searchParams, base);
      return answerAsSummary(catalogue, language, decoded(rest.slice(4).join("/")), base);
    }
    default:
      return { status: 404, json: { success: false, status_code: 34, status_message: "Not here." } };
  }
}

/** A title as the path carries it; broken escapes stay as they are and name no article. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function carriesKey(seen: ReceivedRequest): boolean {
  return (seen.parameters.api_key ?? "") !== "" || String(seen.headers.authorization ?? "").startsWith("Bearer ");
}

async function sendPicture(path: string, posters: LoopbackOptions["posters"], response: ServerResponse): Promise<void> {
  const [, , , size = "", ...rest] = path.split("/");
  const picture = await posters(`/${rest.join("/")}`, size);
  if (picture === null) {
    response.writeHead(404, { "content-type": "text/html" }).end("<h1>File not found</h1>");
    return;
  }
  const isPng = picture[0] === 0x89;
  response
    .writeHead(200, { "content-type": isPng ? "image/png" : "image/jpeg", "content-length": picture.length })
    .end(picture);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
