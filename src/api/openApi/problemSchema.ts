import type { OpenAPI } from "@orpc/contract";
import { z } from "zod";
import { problem } from "../../contract/conventions.ts";

/** RFC 9457, as every error of the API is told. */
export const problemSchema = z.toJSONSchema(problem) as OpenAPI.SchemaObject; // zod's own type names the dialect more widely
