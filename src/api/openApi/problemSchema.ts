import type { OpenAPI } from "@orpc/contract";
import { z } from "zod";
import { problem } from "../../contract/conventions.ts";

/** The body of every error of the API (RFC 9457). */
export const problemSchema = z.toJSONSchema(problem) as OpenAPI.SchemaObject; // zod's own type names the dialect more widely
