import type { MlflowCalls } from "./mlflowCalls.ts";
import {
  MlflowRefusal,
  type MlflowState,
  type MlflowVersion,
  missing,
  type RegisteredModel,
  required,
} from "./mlflowState.ts";

/** The registered models, their versions and aliases, as `model_registry.proto` and the handlers of MLflow 3 have them. */
export const modelCalls = (state: MlflowState): MlflowCalls => ({ ...registeredCalls(state), ...versionCalls(state) });

function modelIn({ models }: MlflowState, name: unknown): RegisteredModel {
  const found = models.get(required("name", name));
  if (!found) throw missing(`Registered Model with name=${String(name)}`);
  return found;
}

function versionIn(state: MlflowState, name: unknown, version: unknown): MlflowVersion {
  const found = modelIn(state, name).versions.find((one) => one.version === required("version", version));
  if (!found) throw missing(`Model Version (name=${String(name)}, version=${String(version)})`);
  return found;
}

/** Numbers are not used again, also those of deleted versions. */
export const nextVersion = ({ versions, deletedCount }: RegisteredModel): string =>
  String(versions.length + deletedCount + 1);

/** Its aliases go with it. */
export function deleteVersion(state: MlflowState, name: unknown, version: unknown): void {
  const gone = versionIn(state, name, version);
  const model = modelIn(state, name);
  model.versions.splice(model.versions.indexOf(gone), 1);
  model.deletedCount += 1;
  for (const [alias, to] of model.aliases) if (to === version) model.aliases.delete(alias);
}

function versionCalls(state: MlflowState): MlflowCalls {
  const { models, runs } = state;
  const modelOf = (name: unknown) => modelIn(state, name);
  const versionOf = (name: unknown, version: unknown) => versionIn(state, name, version);
  const proto = (name: string, version: MlflowVersion) => toProto(models, name, version);

  return {
    "GET /model-versions/search": (_, query) => {
      const [, runId] = /^run_id ?= ?'(.+)'$/.exec(query.get("filter") ?? "") ?? [];
      const found = [...models].flatMap(([name, { versions }]) =>
        versions.filter(({ run_id }) => run_id === runId).map((version) => proto(name, version)),
      );
      return { model_versions: found };
    },
    "GET /model-versions/get": (_, query) => {
      const name = query.get("name");
      return { model_version: proto(String(name), versionOf(name, query.get("version"))) };
    },
    "POST /model-versions/create": ({ name, run_id, source, tags }) => {
      const model = modelOf(name);
      requireSafeSource(required("source", source));
      if (run_id !== undefined && !runs.some(({ id }) => id === run_id)) throw missing(`Run '${String(run_id)}'`);
      const made: MlflowVersion = {
        version: nextVersion(model),
        run_id: String(run_id),
        source: String(source),
        tags: toMap(tags),
        status: "READY",
      };
      model.versions.push(made);
      return { model_version: proto(String(name), made) };
    },
    "POST /model-versions/set-tag": ({ name, version, key, value }) => {
      versionOf(name, version).tags.set(required("key", key), String(value));
      return {};
    },
    "DELETE /model-versions/delete": ({ name, version }) => {
      deleteVersion(state, name, version);
      return {};
    },
  };
}

function registeredCalls(state: MlflowState): MlflowCalls {
  const { models } = state;
  const modelOf = (name: unknown) => modelIn(state, name);
  return {
    "POST /registered-models/create": ({ name }) => {
      if (models.has(required("name", name))) throw new MlflowRefusal(400, "RESOURCE_ALREADY_EXISTS");
      models.set(String(name), { versions: [], aliases: new Map(), deletedCount: 0 });
      return { registered_model: { name } };
    },
    "GET /registered-models/get": (_, query) => {
      const { aliases } = modelOf(query.get("name"));
      return {
        registered_model: {
          name: query.get("name"),
          last_updated_timestamp: "1700000000000",
          aliases: [...aliases].map(([alias, version]) => ({ alias, version })),
        },
      };
    },
    "POST /registered-models/alias": ({ name, alias, version }) => {
      versionIn(state, name, version);
      const text = required("alias", alias);
      if (!/^[\w-]{1,255}$/.test(text) || /^(?:latest|v\d+)$/i.test(text))
        throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE", `Invalid alias name: '${text}'`);
      modelOf(name).aliases.set(text, String(version));
      return {};
    },
    "DELETE /registered-models/alias": ({ name, alias }) => {
      modelOf(name).aliases.delete(required("alias", alias));
      return {};
    },
    // A missing alias is a wrong parameter there, not a missing resource.
    "GET /registered-models/alias": (_, query) => {
      const version = modelOf(query.get("name")).aliases.get(query.get("alias") ?? "");
      const message = `Registered model alias ${query.get("alias")} not found.`;
      if (version === undefined) throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE", message);
      const name = String(query.get("name"));
      return { model_version: toProto(models, name, versionIn(state, name, version)) };
    },
  };
}

function toProto(models: MlflowState["models"], name: string, { tags, ...version }: MlflowVersion): object {
  const aliases = [...(models.get(name)?.aliases ?? [])];
  return {
    name,
    creation_timestamp: "1700000000000",
    current_stage: "None",
    ...version,
    tags: [...tags].map(([key, value]) => ({ key, value })),
    aliases: aliases.flatMap(([alias, to]) => (to === version.version ? [alias] : [])),
  };
}

/** Servers refuse a source on their own disk and every `..`, also an encoded one. */
function requireSafeSource(source: string): void {
  if (/^(?:file:|\/|\.)/.test(source) || decodeURIComponent(source).includes(".."))
    throw new MlflowRefusal(400, "INVALID_PARAMETER_VALUE", `Invalid model version source: '${source}'.`);
}

export function toMap(tags: unknown): Map<string, string> {
  return new Map(((tags ?? []) as { key: string; value: string }[]).map(({ key, value }) => [key, value]));
}
