import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Address } from "./address.ts";
import { type Certificate, watchCertificate } from "./certificate.ts";

const HEADERS_TIMEOUT_MS = 10_000;
const MAX_HEADER_BYTES = 16 * 1024;

const OPTIONS = {
  // A request without a Host gets our own answer, like one with a wrong Host.
  requireHostHeader: false,
  maxHeaderSize: MAX_HEADER_BYTES,
  headersTimeout: HEADERS_TIMEOUT_MS,
  requestTimeout: 0,
};

/** A listener of HTTP, or of HTTPS with a certificate of its own, which it reads again when its files change. */
export function createListener(certificate: Certificate | null, answer: RequestListener): Server {
  if (!certificate) return answeringExpectations(createServer(OPTIONS, answer), answer);
  const server = createTlsServer({ ...OPTIONS, ...certificate.read(), minVersion: "TLSv1.2" }, answer);
  answeringExpectations(server, answer);
  const stopWatching = watchCertificate(certificate, (context) => server.setSecureContext(context));
  return server.once("close", stopWatching);
}

/** A request with an unknown `Expect` header is answered like any other, instead of with Node's bare 417. */
function answeringExpectations(server: Server, answer: RequestListener): Server {
  return server.on("checkExpectation", answer);
}

/** @returns the port; for port 0, the one that the system chose. @throws the error of `listen`, with its code */
export function listen(server: Server, { host, port }: Address): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once("error", reject);
  server.listen(port, host, () => {
    server.off("error", reject);
    resolve((server.address() as AddressInfo).port); // an address, not a pipe: it listens on a port
  });
  return promise;
}

/** Ends the listener and every connection at once. */
export function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}

/** Takes no new connection, waits for the last work, and ends the connections that are still open. */
export async function closeAfter(server: Server, lastWork: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await lastWork();
  // Event streams stay open until they are closed; every other request has been answered by now.
  server.closeAllConnections();
  await closed;
}
