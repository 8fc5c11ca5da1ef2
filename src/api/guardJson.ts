import { parse } from "secure-json-parse";
import { ApiError } from "./problems.ts";

/** Levels of lists and objects in a body. No route of ours reads more than ten. */
const MAX_LEVELS = 100;
/** What a body holds that may name a prototype, also by escapes: it is looked through. */
const SUSPECT = /__proto__|constructor|\\u/;

/**
 * The request with its body as text, which is refused before it is parsed where it is nested too deeply, and where a key
 * of it would reach a prototype.
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

/** Counts brackets outside of texts, once over the characters, and stops at the first that is too deep. */
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
  // Null for a body with such a key, and for the body `null`.
  if (parsed === null && text.trim() !== "null") throw new ApiError("json_key_refused");
}
