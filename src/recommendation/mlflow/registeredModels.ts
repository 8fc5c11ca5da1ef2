import { z } from "zod";
import type { ModelRole } from "../registry/versionRecords.ts";
import { type MlflowClient, unless } from "./mlflowClient.ts";
import { MlflowError } from "./mlflowError.ts";

/** The names under which MLflow knows which version serves, and which one served before. */
export type Alias = "production" | "previous";

export interface RemoteVersion {
  /** MLflow's number. */
  readonly version: number;
  readonly runId: string;
  /** Where its files are. */
  readonly source: string;
  readonly status: string;
  readonly tags: ReadonlyMap<string, string>;
}

export const registeredName = (role: ModelRole): string => `filmotheque-${role}`;

const wholeNumber = z.coerce.number().int().positive();
const aliasesSchema = z.object({
  registered_model: z.object({
    aliases: z.array(z.object({ alias: z.string(), version: wholeNumber })).default([]),
  }),
});
const versionSchema = z.object({
  version: wholeNumber,
  run_id: z.string().default(""),
  source: z.string().default(""),
  status: z.string().default("READY"),
  tags: z.array(z.object({ key: z.string(), value: z.string().default("") })).default([]),
});
const oneVersion = z.object({ model_version: versionSchema });
const nothing = z.unknown();

/** The registry's calls for one role. Each throws MlflowError. */
export class RegisteredModel {
  readonly #client: MlflowClient;
  readonly #signal: AbortSignal;
  readonly name: string;

  constructor(client: MlflowClient, role: ModelRole, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
    this.name = registeredName(role);
  }

  /** Both in one call: two would see a promotion in the middle. @returns null where the model is not registered there */
  async aliases(): Promise<Readonly<Record<Alias, number | null>> | null> {
    const call = () => this.#client.get("/registered-models/get", { name: this.name }, aliasesSchema, this.#signal);
    const found = await unless("RESOURCE_DOES_NOT_EXIST", call);
    if (found === null) return null;
    const { aliases } = found.registered_model;
    const versionOf = (name: Alias) => aliases.find(({ alias }) => alias === name)?.version ?? null;
    return { production: versionOf("production"), previous: versionOf("previous") };
  }

  async create(): Promise<void> {
    const call = () => this.#client.post("/registered-models/create", { name: this.name }, nothing, this.#signal);
    await unless("RESOURCE_ALREADY_EXISTS", call);
  }

  async version(version: number): Promise<RemoteVersion> {
    const query = { name: this.name, version: String(version) };
    return toVersion((await this.#client.get("/model-versions/get", query, oneVersion, this.#signal)).model_version);
  }

  async has(version: number): Promise<boolean> {
    return (await unless("RESOURCE_DOES_NOT_EXIST", () => this.version(version))) !== null;
  }

  /** The version that a run made; null for none. */
  async versionOfRun(runId: string): Promise<number | null> {
    const schema = z.object({ model_versions: z.array(versionSchema.extend({ name: z.string() })).default([]) });
    const query = { filter: `run_id='${runId}'` };
    const { model_versions: made } = await this.#client.get("/model-versions/search", query, schema, this.#signal);
    return made.find(({ name }) => name === this.name)?.version ?? null;
  }

  /** @throws MlflowError where the server could not register it */
  async createVersion(source: string, runId: string, tags: Readonly<Record<string, string>>): Promise<number> {
    const body = { name: this.name, source, run_id: runId, tags: toTags(tags) };
    const { model_version: made } = await this.#client.post("/model-versions/create", body, oneVersion, this.#signal);
    if (made.status === "FAILED_REGISTRATION") throw new MlflowError("mlflow_refused", made.status);
    return made.version;
  }

  async setTags(version: number, tags: Readonly<Record<string, string>>): Promise<void> {
    for (const tag of toTags(tags)) {
      const body = { name: this.name, version: String(version), ...tag };
      await this.#client.post("/model-versions/set-tag", body, nothing, this.#signal);
    }
  }

  async setAlias(alias: Alias, version: number): Promise<void> {
    const body = { name: this.name, alias, version: String(version) };
    await this.#client.post("/registered-models/alias", body, nothing, this.#signal);
  }
}

const toTags = (tags: Readonly<Record<string, string>>) => Object.entries(tags).map(([key, value]) => ({ key, value }));

function toVersion({ run_id: runId, tags, ...version }: z.infer<typeof versionSchema>): RemoteVersion {
  return { ...version, runId, tags: new Map(tags.map(({ key, value }) => [key, value])) };
}
