import { type ClientRequest, type IncomingMessage, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract proves elsewhere
  readonly body: Record<string, any>;
}

export interface RawRequest {
  readonly method?: string;
  /** A session's id. */
  readonly as?: string | undefined;
  /** An object is sent as JSON, a text or bytes as they are. */
  readonly body?: object | string | Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends what a well-behaved client would not: the path as it is written, and any header. */
export interface RawClient {
  /** Begins a request, whose body the caller sends. */
  open(path: string, asked?: RawRequest): ClientRequest;
  ask(path: string, asked?: RawRequest): Promise<Answer>;
}

/** A client of a host on loopback. */
export function createRawClient(port: number): RawClient {
  const open = (path: string, { method = "GET", as, headers = {} }: RawRequest = {}) =>
    request({
      host: "127.0.0.1",
      port,
      path,
      method,
      agent: false,
      headers: {
        ...(as ? { authorization: `Bearer ${as}` } : {}),
        "content-type": "application/json",
        ...headers,
      },
    });
  return {
    open,
    ask: (path, asked = {}) =>
      new Promise((resolve, reject) => {
        const sent = open(path, asked);
        sent.on("error", reject);
        sent.on("response", (response) => answerOf(response).then(resolve, reject));
        const bytes = bytesOf(asked.body);
        // Node sends none by itself with some methods: what follows would pass for another request.
        if (bytes) sent.setHeader("content-length", bytes.byteLength);
        sent.end(bytes);
      }),
  };
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  const type = headers["content-type"] ?? "";
  // An event stream has started: that is its answer.
  if (type.startsWith("text/event-stream")) {
    response.destroy();
    return { status, headers, body: {} };
  }
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  const text = Buffer.concat(pieces).toString();
  return { status, headers, body: type.includes("json") ? JSON.parse(text) : { text } };
}

function bytesOf(body: RawRequest["body"]): Uint8Array | undefined {
  if (body === undefined || body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
