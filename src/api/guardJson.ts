import { parse } from "secure-json-parse";
import { ApiError } from "./problems.ts";

/** Nesting levels of lists and objects in a body. Our routes read at most ten. */
const MAX_LEVELS = 100;
/** A body that matches may contain a prototype key, possibly through escape sequences, so its keys are checked. */
const SUSPECT = /__proto__|constructor|\\u/;

/**
 * Refuses a body that is nested too deeply before it is parsed, and one with a key that would set a prototype.
 * @returns the request with its body as text
 * @throws ApiError `json_too_deep`, `json_key_refused`; SyntaxError
 */
export async function withGuardedJson(request: Request): Promise<Request> {
  if (!request.body) return request;
  const text = await request.text();
  if (isDeeperThan(text, MAX_LEVELS)) throw new ApiError("json_too_deep", String(MAX_LEVELS));
  if (SUSPECT.test(text)) refusePrototypeKeys(text);
  const { method, headers, signal, url } = request;
  return new Request(url, { method, headers, signal, body: text });
}

/** Counts brackets outside of strings in one pass, and stops as soon as the nesting is too deep. */
export function isDeeperThan(json: string, levels: number): boolean {
  let level = 0;
  let isInText = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (isInText) {
      if (character === "\\") index += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === "[" || character === "{") {
      level += 1;
      if (level > levels) return true;
    } else if (character === "]" || character === "}") level -= 1;
  }
  return false;
}

/** @throws ApiError `json_key_refused`; SyntaxError */
function refusePrototypeKeys(text: string): void {
  const parsed: unknown = parse(text, { safe: true });
  // The parser returns null for a body with such a key, and for the body `null`.
  if (parsed === null && text.trim() !== "null") throw new ApiError("json_key_refused");
}
