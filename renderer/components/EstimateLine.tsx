import type { FilmEstimate } from "../../src/contract/index.ts";
import { useTranslations } from "../i18n/index.ts";
import { useFilmCardLabels } from "./useFilmCardLabels.ts";

/** `About 4.2 for you · medium confidence`. */
export function EstimateLine({ estimate, className = "" }: { estimate: FilmEstimate; className?: string }) {
  const t = useTranslations("library");
  const { text } = useFilmCardLabels().estimate(estimate);
  return (
    <p className={`text-sm text-quiet first-letter:uppercase ${className}`}>
      {text} · {t(`confidence_${estimate.confidence}`).toLowerCase()}
    </p>
  );
}
