import { parseAccept } from "hono/utils/accept";
import { LANGUAGES, type Language } from "../contract/index.ts";

/** The best of our languages among those a browser accepts (RFC 9110), for a request without a session. */
export function negotiateLanguage(acceptLanguage: string | null, fallback: Language): Language {
  for (const { type, q } of parseAccept(acceptLanguage ?? "")) {
    const [accepted] = type.toLowerCase().split("-", 1);
    const known = LANGUAGES.find((language) => language === accepted);
    if (known && q > 0) return known;
  }
  return fallback;
}
