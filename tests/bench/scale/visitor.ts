import { PASSWORD } from "./scaleLibrary.ts";

export interface VisitorAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends a person's requests and reads each answer to its end. */
export interface Visitor {
  ask(method: string, path: string, body?: unknown): Promise<VisitorAnswer>;
  /** Listens to events until the signal aborts. @returns how many bytes arrived */
  listen(signal: AbortSignal): Promise<number>;
  logOut(): Promise<void>;
}

/** @throws Error where the password is refused */
export async function logInAs(url: string, userId: string): Promise<Visitor> {
  const login = await send(url, {}, "POST", "/api/sessions", { userId, password: PASSWORD });
  const { sessionId } = JSON.parse(login.text) as { sessionId?: string };
  if (!sessionId) throw new Error(`${userId} could not log in: ${login.status} ${login.text}`);
  const authorization = { authorization: `Bearer ${sessionId}` };
  return {
    ask: (method, path, body) => send(url, authorization, method, path, body),
    async listen(signal) {
      let bytes = 0;
      try {
        const { body } = await fetch(`${url}/api/events`, { headers: authorization, signal });
        for await (const chunk of body ?? []) bytes += chunk.length;
      } catch (error) {
        if (!signal.aborted) throw error;
      }
      return bytes;
    },
    async logOut() {
      await send(url, authorization, "DELETE", "/api/sessions/current");
    },
  };
}

async function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  method: string,
  path: string,
  body?: unknown,
): Promise<VisitorAnswer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}
