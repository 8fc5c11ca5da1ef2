import { createEngine, readConfig } from "../../../../src/engine.ts";
import { startTmdbStandIn, startWikimediaStandIn } from "../../../standins/index.ts";
import { eventually } from "../../../support/deadlines.ts";
import { type Answer, environmentOf } from "../../wholeProgram/program.ts";

/** The whole program over a data folder that is there already, without a key; nothing leaves this machine. */
export async function programAt(dataFolder: string) {
  const [tmdb, wikimedia] = [await startTmdbStandIn(), await startWikimediaStandIn()];
  const engine = await createEngine(readConfig(environmentOf(dataFolder, tmdb, wikimedia, null))).catch(
    async (error: unknown) => {
      await Promise.all([tmdb.close(), wikimedia.close()]);
      throw error;
    },
  );
  let session = "";

  async function ask(path: string, method = "GET", body?: unknown): Promise<Answer> {
    const request = new Request(`http://127.0.0.1:4780${path}`, {
      method,
      headers: { "content-type": "application/json", ...(session ? { authorization: `Bearer ${session}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await engine.fetch(request, { address: "127.0.0.1" });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } };
  }

  return {
    engine,
    ask,
    /** With a session of another start, or none. */
    useSession(id: string): void {
      session = id;
    },
    async logIn(userId: string, password: string): Promise<void> {
      session = "";
      session = (await ask("/api/sessions", "POST", { userId, password })).body.sessionId;
    },
    /** Every item of a list, page by page. */
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the contract proves elsewhere
    async all(path: string): Promise<any[]> {
      const items = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const address = `${path}?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
        // A machine with much other work answers "busy": the page asks again, too.
        const page: Answer = await eventually(`${address} is answered`, async () => {
          const answer = await ask(address);
          return answer.status === 503 ? null : answer;
        });
        if (page.status !== 200) throw new Error(`${path}: ${page.status} ${JSON.stringify(page.body)}`);
        items.push(...page.body.items);
        cursor = page.body.nextCursor ?? null;
      }
      return items;
    },
    async [Symbol.asyncDispose](): Promise<void> {
      await engine.stop();
      await Promise.all([tmdb.close(), wikimedia.close()]);
    },
  };
}

export type ProgramAt = Awaited<ReturnType<typeof programAt>>;
