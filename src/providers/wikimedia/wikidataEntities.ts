import type { Language } from "../../contract/index.ts";
import { type HttpClient, NotFoundAtProvider, ProviderAnswerInvalid } from "../http/index.ts";
import { type RequestOptions, toCallOptions } from "../requestOptions.ts";
import { ITEMS_PER_CALL, inBatches } from "./batches.ts";
import { actionApi } from "./wikimediaHttpClient.ts";
import { entitiesAnswer, type PresentEntity, type WikibaseEntity } from "./wikimediaSchemas.ts";

export interface WikidataConnection {
  readonly http: HttpClient;
  readonly url: string;
  readonly language: () => Language;
}

export type EntityParts = "labels" | "labels|aliases|claims|sitelinks";

const ITEM_ID = /^Q\d{1,12}$/;
export const isItemId = (id: string) => ITEM_ID.test(id);

/**
 * Items by id, fifty a request: one by one, a thousand films would take 25 minutes.
 * @returns entities by the id that was asked for; a merged item is there under its old and its new id
 */
export async function fetchEntities(
  connection: WikidataConnection,
  ids: readonly string[],
  parts: EntityParts,
  options: RequestOptions,
): Promise<ReadonlyMap<string, PresentEntity>> {
  const found = new Map<string, PresentEntity>();
  const unique = [...new Set(ids)].filter(isItemId);
  for (const batch of inBatches(unique, ITEMS_PER_CALL)) {
    for (const [id, entity] of await fetchBatch(connection, batch, parts, options)) found.set(id, entity);
  }
  return found;
}

async function fetchBatch(
  connection: WikidataConnection,
  ids: readonly string[],
  parts: EntityParts,
  options: RequestOptions,
): Promise<ReadonlyMap<string, PresentEntity>> {
  const { http, url, language } = connection;
  const parameters = {
    action: "wbgetentities",
    ids: ids.join("|"),
    props: parts,
    languages: [...new Set([language(), "fr", "en", "mul"])].join("|"),
    languagefallback: 1,
  };
  const address = actionApi(url, parameters, options);
  try {
    const answer = await http.getJson(address, { ...toCallOptions("wbgetentities", options), schema: entitiesAnswer });
    return readRequested(answer.entities, ids, parts);
  } catch (error) {
    // Wikidata refuses a whole batch because of one invalid id. A single refused id is unknown.
    if (error instanceof NotFoundAtProvider && ids.length === 1) return new Map();
    if (!isAboutBatch(error) || ids.length === 1) throw error;
    const half = Math.ceil(ids.length / 2);
    const first = await fetchBatch(connection, ids.slice(0, half), parts, options);
    return new Map([...first, ...(await fetchBatch(connection, ids.slice(half), parts, options))]);
  }
}

/**
 * Whether to retry a refused batch in halves: one invalid id is enough for a refusal, and fifty items of famous films
 * can exceed the maximum response size.
 */
function isAboutBatch(error: unknown): boolean {
  return (
    error instanceof NotFoundAtProvider || (error instanceof ProviderAnswerInvalid && error.reason === "too_large")
  );
}

/** @throws ProviderAnswerInvalid where an item that was asked for is neither there nor called missing */
function readRequested(
  entities: ReadonlyMap<string, WikibaseEntity>,
  ids: readonly string[],
  parts: EntityParts,
): ReadonlyMap<string, PresentEntity> {
  const found = byRequestedId(entities);
  for (const id of ids) {
    const entity = found.get(id);
    const isWhole = entity !== undefined && (parts === "labels" || entity.claims !== undefined);
    if (!isWhole && entities.get(id)?.missing !== true)
      throw new ProviderAnswerInvalid("wikimedia", "unexpected_shape", "wbgetentities", `${id} cannot be read`);
  }
  return found;
}

function isThere(entity: WikibaseEntity): entity is PresentEntity {
  return !entity.missing && entity.id !== undefined;
}

function byRequestedId(entities: ReadonlyMap<string, WikibaseEntity>): ReadonlyMap<string, PresentEntity> {
  const found = new Map<string, PresentEntity>();
  for (const [key, entity] of entities) {
    if (!isThere(entity)) continue;
    found.set(key, entity);
    found.set(entity.id, entity);
    if (entity.redirects) found.set(entity.redirects.from, entity);
  }
  return found;
}
