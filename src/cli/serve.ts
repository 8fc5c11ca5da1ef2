import type { Command } from "commander";
import { runHost } from "../server/index.ts";
import { configOf } from "./configOf.ts";

export function addServeCommand(program: Command): void {
  program
    .command("serve")
    .description("serve the library to a browser on this machine")
    .option("--host <address>", "where to listen", process.env.FILMOTHEQUE_HOST ?? "127.0.0.1")
    .option("--port <number>", "0 chooses a free one", process.env.FILMOTHEQUE_PORT ?? "4780")
    .action(async ({ host, port }: { host: string; port: string }, command: Command) => {
      const number = Number(port);
      if (!/^\d{1,5}$/.test(port) || number > 65_535) command.error(`error: --port ${port} is no port (0 to 65535)`);
      await runHost({ ...configOf(command), host, port: number });
    });
}
