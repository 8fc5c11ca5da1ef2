import { once } from "node:events";
import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";

/** A proxy on loopback that leads every name to one host, by a tunnel (CONNECT) or by passing requests on. */
export class ProxyStandIn {
  /** The names that were asked for. */
  readonly hosts: string[] = [];
  readonly #server = createServer();

  async start(target: URL): Promise<this> {
    const port = Number(target.port);
    this.#server.on("connect", (asked, client, head) => {
      this.hosts.push(asked.url ?? "");
      const server = connect(port, target.hostname, () => {
        client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        server.write(head);
        server.pipe(client).pipe(server);
      });
      for (const end of [server, client]) end.on("error", () => [server, client].map((socket) => socket.destroy()));
    });
    this.#server.on("request", (asked, answer) => {
      const { host, pathname } = new URL(asked.url ?? "");
      this.hosts.push(host);
      const passedOn = request({ host: target.hostname, port, path: pathname, headers: asked.headers }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      });
      passedOn.on("error", () => answer.destroy());
      passedOn.end();
    });
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  [Symbol.dispose](): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
