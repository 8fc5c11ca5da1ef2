import { type Language, type Locale, languageOfLocale } from "../../contract/index.ts";
import type { FieldValues, OfferedImage } from "../../providers/index.ts";
import type { ResolvedFact } from "../facts/index.ts";

type Images = FieldValues["images"];

/** A logo at the provider's image host; width and height in pixels. */
type Logo = Pick<OfferedImage, "path" | "width" | "height">;

export interface FilmLogo extends Logo {
  /** A person chose it. */
  readonly isChosen: boolean;
}

/**
 * The logo that is shown in the place of the title: a chosen one, else the best. The best spells the provider's title: an
 * edited title is written as text.
 */
export function filmLogo(resolved: ReadonlyMap<string, ResolvedFact>, shownIn: Language | Locale): FilmLogo | null {
  const chosen = readLogo(resolved.get("logo")?.value);
  if (chosen) return { ...chosen, isChosen: true };
  if (resolved.get("title")?.origin === "hand") return null;
  // They passed the provider's schema when they were stored.
  const images = resolved.get("images")?.value as Images | undefined;
  const best = images && bestLogo(images, languageOfLocale(shownIn));
  return best ? { path: best.path, width: best.width, height: best.height, isChosen: false } : null;
}

/** One of a third language is not shown: the title is then written as text. */
function bestLogo({ logos }: Images, language: Language): OfferedImage | undefined {
  const inLanguage = (wanted: OfferedImage["language"]) => logos.find((logo) => logo.language === wanted);
  return inLanguage(language) ?? inLanguage(null) ?? inLanguage("en");
}

function readLogo(value: unknown): Logo | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("path" in value) || !("width" in value) || !("height" in value)) return null;
  const { path, width, height } = value;
  const isLogo = typeof path === "string" && typeof width === "number" && typeof height === "number";
  return isLogo ? { path, width, height } : null;
}
