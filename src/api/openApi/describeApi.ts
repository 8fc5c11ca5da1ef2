import type { OpenAPI } from "@orpc/contract";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract, eventTable } from "../../contract/index.ts";
import { completeOperations } from "./completeOperations.ts";
import { describeAliases } from "./describeAliases.ts";
import { documentationPage } from "./documentationPage.ts";
import { problemSchema } from "./problemSchema.ts";
import { streamPaths } from "./streamPaths.ts";

/** The program's own description of its API, generated from the contract on first use. */
export interface ApiDescription {
  /** OpenAPI 3.1. */
  document(): Promise<OpenAPI.Document>;
  /** The same as a page without scripts. */
  page(): Promise<Response>;
}

const EVENTS_DESCRIPTION = `Ids are opaque; send the last one as \`Last-Event-ID\` to go on behind it. The stream ends with the session.\n\n${eventTable()}`;

export function describeApi(version: string): ApiDescription {
  let description: Promise<OpenAPI.Document> | undefined;

  function document(): Promise<OpenAPI.Document> {
    description ??= generate(version);
    return description;
  }

  return { document, page: async () => documentationPage(await document(), version) };
}

async function generate(version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: "Filmothèque",
      version,
      description: "The REST contract of the film library.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The program that serves this description" }],
    security: [{ session: [] }, { bearer: [] }],
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "filmotheque_session" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
    paths: streamPaths(),
  });
  // Here and not in the contract's route: the page carries every route's words, and would carry the table too.
  const events = document.paths?.["/api/events"]?.get;
  if (events) events.description = EVENTS_DESCRIPTION;
  describeAliases(document);
  completeOperations(document);
  return document;
}
