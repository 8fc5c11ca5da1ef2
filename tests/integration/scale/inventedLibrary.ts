import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEngine, type Engine, readConfig } from "../../../src/engine.ts";
import { OWNER, unreachableServices } from "../../bench/benchLibrary.ts";
import { makeLibrary, memberName, PASSWORD } from "../../bench/scale/scaleLibrary.ts";

/** The whole program on a generated library, small enough for a test and made by the benchmark's generator. */
export interface InventedProgram extends AsyncDisposable {
  readonly engine: Engine;
  /** As the owner, or as the member with this number. */
  ask(
    path: string,
    options?: { readonly method?: string; readonly body?: unknown; readonly signal?: AbortSignal },
  ): Promise<{
    readonly status: number;
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract proves elsewhere
    readonly body: any;
  }>;
  logInAs(member: number): Promise<void>;
  logInAsOwner(): Promise<void>;
  /** The statements that the main thread's connection ran while `work` did. */
  statementsDuring(work: () => Promise<unknown>): Promise<string[]>;
}

export async function startInventedProgram(films: number, ratingsPerMember = 60): Promise<InventedProgram> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-invented-"));
  await makeLibrary(folder, { films, members: 2, ratingsPerMember });
  const engine = await createEngine(readConfig(unreachableServices(folder)), { clock: Date, random: Math.random });
  let session = "";

  const ask: InventedProgram["ask"] = async (path, { method = "GET", body, signal } = {}) => {
    const request = new Request(`http://bench${path}`, {
      method,
      headers: { "content-type": "application/json", ...(session ? { authorization: `Bearer ${session}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const response = await engine.fetch(request, { address: "127.0.0.1" });
    const text = await response.text();
    return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text };
  };

  async function logIn(userId: string): Promise<void> {
    session = "";
    session = (await ask("/api/sessions", { method: "POST", body: { userId, password: PASSWORD } })).body.sessionId;
  }

  await logIn(OWNER.userId);
  return {
    engine,
    ask,
    logInAs: (member) => logIn(memberName(member)),
    logInAsOwner: () => logIn(OWNER.userId),
    async statementsDuring(work) {
      const statements: string[] = [];
      engine.local.store.trace(() => (text) => statements.push(text));
      try {
        await work();
      } finally {
        engine.local.store.trace(() => null);
      }
      return statements;
    },
    async [Symbol.asyncDispose]() {
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
