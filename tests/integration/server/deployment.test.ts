import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../../../src/config.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const CONTAINERFILE = read("Containerfile");
const UNIT = read("resources/server/filmotheque.service");
const DOCUMENT = read("docs/server.md");

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly ipv4_address?: string } | null>>;
  readonly read_only?: boolean;
  readonly command?: readonly string[];
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
  readonly networks: Readonly<Record<string, unknown>>;
}
const COMPOSE = parse(read("compose.yaml")) as Compose;

test("every variable that the files set is one that the program or its programs read, and is documented", () => {
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => read(join("src", file)))
    .join("\n");
  const texts = [CONTAINERFILE, UNIT, read("compose.yaml"), read("resources/server/healthcheck.mjs"), DOCUMENT];
  const named = new Set(texts.flatMap((text) => text.match(/\bFILMOTHEQUE_[A-Z_]*[A-Z]\b/g) ?? []));
  // A variable of compose.yaml's own .env.
  named.delete("FILMOTHEQUE_NAME");
  expect(named.size).toBeGreaterThan(8);
  for (const name of named) {
    expect(sources, name).toContain(`"${name}"`.slice(1, -1));
    expect(read("README.md"), name).toContain(name);
  }
});

test("the image copies existing paths, runs as an unprivileged user, and checks the program's own port", () => {
  const copied = [...CONTAINERFILE.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(([, paths = ""]) =>
    paths.split(" "),
  );
  for (const path of copied.map((one) => one.replace("/build/", ""))) {
    const isMade = ["dist", "node_modules"].includes(path);
    expect(isMade || existsSync(join(ROOT, path)), path).toBe(true);
  }
  const lines = CONTAINERFILE.split("\n");
  expect(lines.findLast((line) => line.startsWith("USER "))).toBe("USER node");
  expect(lines.indexOf("USER node")).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith("COPY ")));
  expect(CONTAINERFILE).toContain(`EXPOSE ${readConfig({}).port}`);
  const [, check = ""] = /HEALTHCHECK .*CMD (\[.*\])/.exec(CONTAINERFILE) ?? [];
  expect(existsSync(join(ROOT, JSON.parse(check)[1]))).toBe(true);
  const node = JSON.parse(read("package.json")).devDependencies.node.split(".")[0];
  for (const [, image] of CONTAINERFILE.matchAll(/^FROM (\S+)/gm)) expect(image).toContain(`node:${node}-`);
});

test("compose.yaml is consistent: every path exists, every volume, network and configuration is declared", () => {
  for (const [name, service] of Object.entries(COMPOSE.services)) {
    for (const volume of service.volumes ?? []) {
      const [from = ""] = volume.split(":");
      if (from.startsWith("./")) expect(existsSync(join(ROOT, from)), `${name}: ${from}`).toBe(true);
      else if (/^\w+$/.test(from)) expect(COMPOSE.volumes, name).toHaveProperty(from);
    }
    for (const { source } of service.configs ?? []) expect(COMPOSE.configs).toHaveProperty(source);
    const networks = Array.isArray(service.networks) ? service.networks : Object.keys(service.networks ?? {});
    for (const network of networks) expect(COMPOSE.networks).toHaveProperty(network);
  }
});

test("the program in a container trusts its proxy's address, and Prometheus finds it", () => {
  const { filmotheque, caddy } = COMPOSE.services;
  const addressOf = (service: Service | undefined) =>
    service && !Array.isArray(service.networks) ? Object.values(service.networks ?? {})[0]?.ipv4_address : undefined;
  const environment = filmotheque?.environment ?? {};
  const config = readConfig({ ...environment, FILMOTHEQUE_PUBLIC_URL: "https://films.example.org", TMDB_API_KEY: "" });
  expect(config.trustedProxies).toEqual([addressOf(caddy)]);
  expect(filmotheque?.read_only).toBe(true);
  const prometheus = parse(COMPOSE.configs.prometheus?.content ?? "");
  const [target = ""] = prometheus.scrape_configs[0].static_configs[0].targets;
  const [host = "", port] = target.split(":");
  expect(config.allowedHosts).toContain(host);
  expect(Number(port)).toBe(config.port);
  expect(existsSync(join(ROOT, "resources/prometheus/alerts.yml"))).toBe(true);
});

test("Grafana finds the dashboards where they are mounted, and its data source where Prometheus runs", () => {
  const dashboards = parse(read("resources/server/grafana/dashboards.yaml"));
  const mounted = (COMPOSE.services.grafana?.volumes ?? []).map((volume) => volume.split(":"));
  const [source = ""] = mounted.find(([, target]) => target === dashboards.providers[0].options.path) ?? [];
  expect(readdirSync(join(ROOT, source)).filter((file) => file.endsWith(".json")).length).toBeGreaterThan(0);
  const { url } = parse(read("resources/server/grafana/datasource.yaml")).datasources[0];
  expect(COMPOSE.services).toHaveProperty(new URL(url).hostname);
});

const hasAnalyze = spawnSync("systemd-analyze", ["--version"]).status === 0;
if (!hasAnalyze) console.warn("systemd-analyze is missing: the unit is only read");

test.skipIf(!hasAnalyze)("systemd accepts the unit, and rates its exposure low", () => {
  const file = join(temporaryFolder("unit"), "filmotheque.service");
  // In quotes: the project may lie under a path with spaces.
  writeFileSync(file, UNIT.replace("/opt/filmotheque/bin/filmotheque.js", `"${join(ROOT, "bin/filmotheque.js")}"`));
  const verified = spawnSync("systemd-analyze", ["verify", "--man=no", file], { encoding: "utf8" });
  expect(verified.stderr.split("\n").filter((line) => line.includes("filmotheque.service"))).toEqual([]);
  // Exposure from 0 (best) to 100 (worst); a service without any of these lines has 96.
  const secured = spawnSync("systemd-analyze", ["security", "--offline=true", "--threshold=20", file], {
    encoding: "utf8",
  });
  expect(secured.status, secured.stdout).toBe(0);
});

test("docs/server.md names every file of resources/server", () => {
  for (const file of readdirSync(join(ROOT, "resources/server")))
    expect(DOCUMENT).toContain(`resources/server/${file}`);
});
