import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A currently free port on loopback, for a program that must be given one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // not a pipe name, as it listens on a port
  server.close();
  await once(server, "close");
  return port;
}
