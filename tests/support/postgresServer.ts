import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type PostgresPrograms, waysToRunPostgres } from "./postgresPrograms.ts";

export interface PostgresServer {
  /** Address with user, password and database. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A real PostgreSQL server with an empty database, on a free port of the loopback interface. */
export async function startPostgresServer(password: string, [prepare] = waysToRunPostgres()): Promise<PostgresServer> {
  if (!prepare) throw new Error("PostgreSQL runs neither as this user, which has no name, nor in a user namespace");
  const postgres = prepare();
  try {
    const data = initialiseDatabase(postgres, password);
    const port = await freePort();
    const server = await startServer(postgres, ["-D", data, "-p", `${port}`, "-h", "127.0.0.1", "-k", ""]);
    return {
      url: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        const exit = once(server, "exit");
        server.kill("SIGINT"); // PostgreSQL's "fast shutdown": it does not wait for its clients.
        if (server.exitCode === null && server.signalCode === null) await exit;
        remove(postgres);
      },
    };
  } catch (cause) {
    remove(postgres);
    throw cause;
  }
}

function initialiseDatabase(postgres: PostgresPrograms, password: string): string {
  const data = join(postgres.folder, "data");
  const passwordFile = join(mkdtempSync(join(postgres.folder, "password-")), "password");
  writeFileSync(passwordFile, `${password}\n`);
  postgres.giveToServer(passwordFile);

  const [command, ...options] = postgres.commandLine("initdb", [
    `--pgdata=${data}`,
    "--auth=password",
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
  ]);
  const { status, stderr, error } = spawnSync(command, options, { ...postgres.user, encoding: "utf8" });
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`, { cause: error });
  return data;
}

/** Settles when the server accepts connections, or has ended instead. */
async function startServer(postgres: PostgresPrograms, options: string[]): Promise<ChildProcess> {
  const [command, ...rest] = postgres.commandLine("postgres", options);
  const server = spawn(command, rest, { ...postgres.user, stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`PostgreSQL ended: ${log}`)));
    server.stderr.on("data", (piece) => {
      log += piece;
      if (log.includes("ready to accept connections")) resolve();
    });
  });
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

function remove({ folder }: PostgresPrograms): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
