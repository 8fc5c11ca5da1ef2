import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { CACHE, cachedFolder } from "./cachedFolder.ts";
import { unpackDebianPackages } from "./debianPackages.ts";
import type { SelfSigned } from "./selfSigned.ts";

const SAMPLES = join(import.meta.dirname, "../../resources/server");
const SAMPLE_NAME = "films.example.org";
const SAMPLE_UPSTREAM = "127.0.0.1:4780";

export interface ProxyOptions {
  readonly folder: string;
  /** Where the proxy listens, on loopback. */
  readonly port: number;
  /** Port for plain HTTP. */
  readonly plainPort: number;
  /** Address of the program behind the proxy. */
  readonly upstream: string;
  readonly certificate: SelfSigned;
}

export interface ReverseProxy {
  readonly name: string;
  /** The proxy's program: this machine's, else Debian's, unpacked into our cache; null where neither is available. */
  readonly binary: string | null;
  start(options: ProxyOptions): ChildProcess;
}

/** Each runs the sample of `resources/server` unchanged, except for host name, ports and certificate. */
export const REVERSE_PROXIES: readonly ReverseProxy[] = [
  {
    name: "nginx",
    binary: await findProgram("nginx"),
    start({ folder, port, plainPort, upstream, certificate }) {
      const server = sampleWith("nginx.conf", [
        ["listen 443 ssl", `listen 127.0.0.1:${port} ssl`],
        ["listen 80", `listen 127.0.0.1:${plainPort}`],
        [SAMPLE_UPSTREAM, upstream],
        ["/etc/filmotheque/server.pem", certificate.certificateFile],
        ["/etc/filmotheque/server.key", certificate.keyFile],
      ]);
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
        (kind) => `${kind}_temp_path ${join(folder, kind)};`,
      );
      const http = ["access_log off;", ...temporary, server].join("\n");
      const file = written(folder, "nginx.conf", `events {}\npid ${join(folder, "nginx.pid")};\nhttp {\n${http}\n}\n`);
      return spawn(
        this.binary ?? "",
        ["-p", folder, "-c", file, "-e", "stderr", "-g", "daemon off; user root;"],
        QUIET,
      );
    },
  },
  {
    name: "Caddy",
    binary: await findProgram("caddy"),
    start({ folder, port, plainPort, upstream, certificate }) {
      const site = sampleWith("Caddyfile", [
        [`${SAMPLE_NAME} {`, `${SAMPLE_NAME}:${port} {\n\tbind 127.0.0.1`],
        [SAMPLE_UPSTREAM, upstream],
        [
          "# tls /etc/filmotheque/server.pem /etc/filmotheque/server.key",
          `tls ${certificate.certificateFile} ${certificate.keyFile}`,
        ],
      ]);
      const global = `{\n\tadmin off\n\tauto_https disable_redirects\n\thttp_port ${plainPort}\n}\n`;
      const file = written(folder, "Caddyfile", global + site);
      const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
      return spawn(this.binary ?? "", ["run", "--config", file, "--adapter", "caddyfile"], { ...QUIET, env });
    },
  },
];

const QUIET: SpawnOptions = { stdio: ["ignore", "ignore", "pipe"] };

export async function endProxy(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** Throws if the sample no longer contains the text to replace. */
function sampleWith(file: string, replacements: readonly (readonly [from: string, to: string])[]): string {
  let text = readFileSync(join(SAMPLES, file), "utf8");
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${file} has no “${from}”`);
    text = text.replace(from, to);
  }
  return text;
}

function written(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function findProgram(name: string): Promise<string | null> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return fileIn(folders, name) ?? (await unpacked(name));
}

/** Debian names the package as the program. */
async function unpacked(name: string): Promise<string | null> {
  try {
    const folder = await cachedFolder(join(CACHE, `${name}-unpacked`), (made) => unpackDebianPackages([name], made));
    return fileIn([join(folder, "usr/sbin"), join(folder, "usr/bin")], name);
  } catch {
    // No Debian, or no network: the tests of this proxy are skipped, with a line that says so.
    return null;
  }
}

function fileIn(folders: readonly string[], name: string): string | null {
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}
