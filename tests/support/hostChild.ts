import { type ChildProcess, spawn } from "node:child_process";

export interface HostChild {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts the web host as a child process, which can be killed. @param program the file that Node runs */
export async function startHost(program: string, environment: NodeJS.ProcessEnv): Promise<HostChild> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...environment, FILMOTHEQUE_LOG: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const chunk of child.stdout!) {
    const url = /listening on (\S+)/.exec(String(chunk))?.[1];
    if (url) return { child, url };
  }
  throw new Error("the host did not start");
}

export async function endHost({ child }: HostChild, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill(signal);
  await ended;
}
