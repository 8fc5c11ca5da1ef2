import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { Labels } from "../draw.ts";

/** The texts of the canvas, in the person's language. */
export function useFlowLabels(): Labels {
  const t = useTranslations("flow");
  const formats = useFormats();
  const nameOfUseCase = useTermTranslation("useCases");
  const nameOfKind = useTermTranslation("jobKinds");
  return {
    page: t("page"),
    engine: t("engine"),
    lane: nameOfUseCase,
    kind: nameOfKind,
    brought: (count) => t("brought", { number: formats.number(count) }),
    waiting: (count) => t("waiting", { number: formats.number(count) }),
  };
}
