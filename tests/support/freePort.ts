import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A port of loopback that nothing listens on just now, for a program that must be told one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // an address, not a pipe: it listens on a port
  server.close();
  await once(server, "close");
  return port;
}
