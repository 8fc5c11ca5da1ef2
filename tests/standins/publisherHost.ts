import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of one answer. */
export type PublisherFault =
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** So many bytes, and then silence, until `disconnect`: a connection that broke at once would lose them on the way. */
  | { readonly kind: "silence"; readonly afterBytes: number }
  | { readonly kind: "redirect"; readonly to: string }
  /** A login page, as a public network answers. */
  | { readonly kind: "page" };

export interface PublisherRequest {
  readonly path: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

export interface PublishedFile {
  readonly body: Buffer;
  readonly etag: string;
}

/** A web server on loopback that hands out files as the publishers of rating sets do: by ranges, with an ETag. */
export class PublisherHost {
  readonly files = new Map<string, PublishedFile>();
  readonly requests: PublisherRequest[] = [];
  hasRanges = true;
  /** Sends a range also of a version that `If-Range` does not name. */
  ignoresIfRange = false;
  readonly #faults: { readonly path: string; readonly fault: PublisherFault }[] = [];
  readonly #server = createServer((request, response) => this.#answer(request, response));

  async start(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/sets`;
  }

  publish(name: string, body: Buffer | string, etag = '"first"'): void {
    this.files.set(name, { body: Buffer.from(body), etag });
  }

  /** The next requests of a file each get one of these. */
  breakNext(path: string, ...faults: PublisherFault[]): void {
    this.#faults.push(...faults.map((fault) => ({ path, fault })));
  }

  /** Breaks every connection. */
  disconnect(): void {
    this.#server.closeAllConnections();
  }

  requestsOf(path: string): PublisherRequest[] {
    return this.requests.filter((request) => request.path === path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? "").replace("/sets/", "");
    const { range, "if-range": ifRange } = request.headers;
    this.requests.push({ path, range, ifRange: ifRange as string | undefined });
    const at = this.#faults.findIndex((one) => one.path === path);
    const [found] = at < 0 ? [] : this.#faults.splice(at, 1);
    const file = this.files.get(path);
    const fault = found?.fault;
    if (fault?.kind === "status") response.writeHead(fault.status, fault.headers).end("no");
    else if (fault?.kind === "redirect") response.writeHead(302, { location: fault.to }).end();
    else if (fault?.kind === "page") response.writeHead(200, { "content-type": "text/html" }).end("<h1>Log in</h1>");
    else if (!file) response.writeHead(404).end("no such file");
    else this.#send(response, file, this.#beginning(file, range, ifRange as string | undefined), fault);
  }

  #beginning({ etag }: PublishedFile, range: string | undefined, ifRange: string | undefined): number {
    const [, from] = /^bytes=(\d+)-$/.exec(range ?? "") ?? [];
    if (!from || !this.hasRanges || (ifRange && ifRange !== etag && !this.ignoresIfRange)) return 0;
    return Number(from);
  }

  #send(
    response: ServerResponse,
    { body, etag }: PublishedFile,
    from: number,
    fault: PublisherFault | undefined,
  ): void {
    if (from > 0 && from >= body.length) {
      response.writeHead(416, { "content-range": `bytes */${body.length}` }).end();
      return;
    }
    const part = body.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      "content-type": "application/octet-stream",
      "content-length": part.length,
      etag,
      ...(from > 0 ? { "content-range": `bytes ${from}-${body.length - 1}/${body.length}` } : {}),
    });
    if (fault?.kind === "silence") response.write(part.subarray(0, fault.afterBytes));
    else response.end(part);
  }
}
