import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const ACCOUNT = { apiKey: "os-key-0123456789", username: "ada", password: "nitrate and silver" };

/** A subtitle of the stand-in; the rest of a row is as the service documents it. */
export interface KnownSubtitle {
  readonly fileId: number;
  readonly language: string;
  readonly release: string;
  readonly imdb: number;
  readonly downloads?: number;
  readonly hash?: string;
  readonly flags?: Readonly<Record<string, boolean>>;
  readonly text?: string;
  /** How many parts the film is in; the numbers of their files follow each other. */
  readonly parts?: number;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

const SRT = "1\n00:00:01,000 --> 00:00:02,000\nBonjour.\n";

/** OpenSubtitles' REST API, version 1, on loopback, with faults by name. Source: opensubtitles.stoplight.io. */
export class OpenSubtitlesStandIn implements AsyncDisposable {
  readonly requests: SeenRequest[] = [];
  /** Downloads that the account has left. */
  left = 20;
  readonly #known: readonly KnownSubtitle[];
  readonly #faults: { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }[] =
    [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #sessions = 0;

  constructor(known: readonly KnownSubtitle[]) {
    this.#known = known;
  }

  async start(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/v1`;
  }

  failNext(status: number, body: unknown = { message: "no" }, headers: Record<string, string> = {}): void {
    this.#faults.push({ status, body, headers });
  }

  /** Tokens that were given out are refused from now on. */
  endSessions(): void {
    this.#sessions += 1;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<ServerResponse> {
    const url = new URL(request.url ?? "/", "http://stand.in");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    const path = url.pathname.replace("/api/v1", "");
    const body: unknown = text === "" ? null : JSON.parse(text);
    const seen = {
      method: request.method ?? "",
      path,
      parameters: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body,
    };
    this.requests.push(seen);
    const fault = this.#faults.shift();
    if (fault) return send(response, fault.status, fault.body, fault.headers);
    if (path.startsWith("/file/")) return this.#sendFile(path, response);
    if (request.headers["api-key"] !== ACCOUNT.apiKey)
      return send(response, 403, { message: "You cannot consume this service" });
    if (path === "/login") return this.#logIn(body, response);
    if (path === "/subtitles") return this.#search(seen, response);
    if (path === "/download") return this.#download(seen, response);
    return send(response, 404, { message: "not found" });
  }

  #logIn(body: unknown, response: ServerResponse): ServerResponse {
    const { username, password } = body as { username: string; password: string };
    const isRight = username === ACCOUNT.username && password === ACCOUNT.password;
    if (!isRight) return send(response, 401, { message: "Error, invalid username/password", status: 401 });
    return send(response, 200, { user: { allowed_downloads: 20 }, token: `session-${this.#sessions}`, status: 200 });
  }

  #search({ parameters, headers }: SeenRequest, response: ServerResponse): ServerResponse {
    // No session is needed; one that has ended is refused.
    if (headers.authorization !== undefined && headers.authorization !== `Bearer session-${this.#sessions}`)
      return send(response, 401, { message: "invalid token" });
    const languages = parameters.languages?.split(",") ?? null;
    const found = this.#known.filter(
      ({ imdb, language }) =>
        (parameters.imdb_id === undefined || Number(parameters.imdb_id) === imdb) &&
        (languages === null || languages.includes(language.toLowerCase())),
    );
    const data = found.map(({ fileId, language, release, downloads = 1, hash, flags, parts = 1 }) => ({
      id: String(fileId),
      type: "subtitle",
      attributes: {
        subtitle_id: String(fileId),
        language,
        release,
        download_count: downloads,
        hearing_impaired: false,
        foreign_parts_only: false,
        machine_translated: false,
        ai_translated: null,
        from_trusted: null,
        moviehash_match: hash !== undefined && hash === parameters.moviehash,
        files: Array.from({ length: parts }, (_, index) => ({
          file_id: fileId + index,
          cd_number: index + 1,
          file_name: release,
        })),
        ...flags,
      },
    }));
    // A row of a shape that nobody documents.
    return send(response, 200, {
      total_pages: 1,
      total_count: data.length,
      data: [{ id: "odd", attributes: {} }, ...data],
    });
  }

  #download({ headers, body }: SeenRequest, response: ServerResponse): ServerResponse {
    if (headers.authorization !== `Bearer session-${this.#sessions}`)
      return send(response, 401, { message: "invalid token" });
    if (this.left === 0)
      return send(response, 406, { message: "You have downloaded your allowed 20 subtitles for 24h.", remaining: -1 });
    this.left -= 1;
    const { file_id } = body as { file_id: number };
    const link = `${this.url}/file/${file_id}.srt`;
    return send(response, 200, { link, file_name: `${file_id}.srt`, requests: 1, remaining: this.left });
  }

  #sendFile(path: string, response: ServerResponse): ServerResponse {
    const known = this.#known.find(({ fileId }) => path === `/file/${fileId}.srt`);
    return response.writeHead(known ? 200 : 404, { "content-type": "application/x-subrip" }).end(known?.text ?? SRT);
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  return response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
