import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type Release = {
  readonly version: string;
  readonly content: Buffer;
  /** What the release says of its content; the true checksum where it is left out. */
  readonly checksum?: string | null;
};
type Fault =
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "cut"; readonly afterBytes: number }
  | { readonly kind: "hang" };

const FILE = "filmotheque-linux-x86_64.AppImage";

/** The files of a release, as electron-builder publishes them, on a server of this machine; with faults. */
export class UpdateServer {
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  #release: Release | null = null;
  #description: string | null = null;
  #faults = new Map<"description" | "file", Fault>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      this.requests.push({ path, headers: request.headers });
      const kind =
        path === `/${FILE}` ? "file" : path.startsWith("/latest") && path.endsWith(".yml") ? "description" : null;
      const content = kind === "file" ? this.#release?.content : kind ? this.#described() : null;
      const fault = kind && this.#takeFault(kind);
      if (fault?.kind === "hang") return;
      if (fault?.kind === "status" || !content) {
        response.writeHead(fault?.kind === "status" ? fault.status : 404).end();
        return;
      }
      response.writeHead(200, { "content-length": content.length });
      if (fault?.kind === "cut") response.write(content.subarray(0, fault.afterBytes), () => response.destroy());
      else response.end(content);
    });
  }

  static async start(): Promise<UpdateServer> {
    const server = new UpdateServer();
    const { promise, resolve } = Promise.withResolvers<void>();
    server.#server.listen(0, "127.0.0.1", resolve);
    await promise;
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`; // listens on TCP, above
  }

  /** How often the program itself was asked for. */
  get downloads(): number {
    return this.requests.filter(({ path }) => path === `/${FILE}`).length;
  }

  publish(release: Release): void {
    this.#release = release;
    this.#description = null;
  }

  /** In the place of a release's description. */
  describe(text: string): void {
    this.#description = text;
  }

  failNext(part: "description" | "file", fault: Fault): void {
    this.#faults.set(part, fault);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    await promise;
  }

  #takeFault(part: "description" | "file"): Fault | undefined {
    const fault = this.#faults.get(part);
    this.#faults.delete(part);
    return fault;
  }

  #described(): Buffer | null {
    if (this.#description !== null) return Buffer.from(this.#description);
    if (!this.#release) return null;
    const { version, content, checksum = createHash("sha512").update(content).digest("base64") } = this.#release;
    const lines = [`version: ${version}`, "files:", `  - url: ${FILE}`, `    size: ${content.length}`];
    if (checksum !== null) lines.push(`    sha512: ${checksum}`);
    return Buffer.from(`${[...lines, `path: ${FILE}`, "releaseDate: '2026-11-26T12:00:00.000Z'"].join("\n")}\n`);
  }
}

/** A file that says it is an AppImage, of a given size. */
export function anAppImage(version: string, bytes = 200_000): Buffer {
  const content = Buffer.alloc(bytes, `filmotheque ${version}\n`);
  content.write("\x7fELF", 0, "latin1");
  content.write("AI\x02", 8, "latin1");
  return content;
}
