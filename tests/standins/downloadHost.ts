import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of one answer; without one the whole file is sent. */
export type DownloadFault =
  | { readonly kind: "status"; readonly status: number }
  /** The connection breaks after so many bytes, once the other side has `heard` them: else it may lose some. */
  | { readonly kind: "cut"; readonly afterBytes: number }
  /** So many bytes, and then silence. */
  | { readonly kind: "silence"; readonly afterBytes: number }
  /** So many bytes at a time, each when the test says so by `sendMore`. */
  | { readonly kind: "drops"; readonly dropBytes: number };

export interface DownloadRequest {
  readonly url: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

export interface DownloadHostOptions {
  readonly hasRanges?: boolean;
}

/** A server on loopback that hands out one file, as the host of Electron's releases does: by ranges, with an ETag. */
export class DownloadHost {
  readonly requests: DownloadRequest[] = [];
  body: Buffer;
  etag: string | null = '"first"';
  readonly #faults: DownloadFault[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #hasRanges: boolean;
  #sendMore: () => void = () => undefined;
  #cut: () => void = () => undefined;
  #cutAt = 0;

  constructor(body: Buffer, { hasRanges = true }: DownloadHostOptions = {}) {
    this.body = body;
    this.#hasRanges = hasRanges;
  }

  async start(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  get isListening(): boolean {
    return this.#server.listening;
  }

  /** Faults are used up, one an answer. */
  breakNext(...faults: DownloadFault[]): void {
    this.#faults.push(...faults);
  }

  sendMore(): void {
    this.#sendMore();
  }

  /** @param bytes how many of the file the other side has by now */
  heard(bytes: number): void {
    if (bytes >= this.#cutAt) this.#cut();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { range, "if-range": ifRange } = request.headers;
    this.requests.push({ url: request.url ?? "", range, ifRange: ifRange as string | undefined });
    const fault = this.#faults.shift();
    if (fault?.kind === "status") {
      response.writeHead(fault.status).end("no");
      return;
    }
    const from = this.#beginning(range, ifRange);
    if (from > 0 && from >= this.body.length) {
      response.writeHead(416, { "content-range": `bytes */${this.body.length}` }).end();
      return;
    }
    const part = this.body.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      "content-length": part.length,
      ...(this.etag ? { etag: this.etag } : {}),
      ...(from > 0 ? { "content-range": `bytes ${from}-${this.body.length - 1}/${this.body.length}` } : {}),
    });
    await this.#send(response, part, fault);
  }

  #beginning(range: string | undefined, ifRange: string | string[] | undefined): number {
    const [, from] = /^bytes=(\d+)-$/.exec(range ?? "") ?? [];
    if (!from || !this.#hasRanges || (ifRange && ifRange !== this.etag)) return 0;
    return Number(from);
  }

  async #send(response: ServerResponse, part: Buffer, fault: DownloadFault | undefined): Promise<void> {
    switch (fault?.kind) {
      case "cut":
        this.#cutAt = this.body.length - part.length + fault.afterBytes;
        this.#cut = () => response.destroy();
        response.write(part.subarray(0, fault.afterBytes));
        return;
      case "silence":
        // Without a byte of the body Node keeps the headers back too: then there is no answer at all.
        if (fault.afterBytes > 0) response.write(part.subarray(0, fault.afterBytes));
        return;
      case "drops":
        for (let from = 0; from < part.length; from += fault.dropBytes) {
          const { promise, resolve } = Promise.withResolvers<void>();
          this.#sendMore = resolve;
          response.write(part.subarray(from, from + fault.dropBytes));
          await promise;
        }
        response.end();
        return;
      default:
        response.end(part);
    }
  }
}
