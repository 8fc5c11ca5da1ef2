import { useFormats } from "../../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../../i18n/index.ts";
import { type FactTexts, factText } from "./factText.ts";

type FactValueProps = { field: string; value: unknown };

/** The value of a field as a source states it: a text, or a picture. */
export function FactValue({ field, value }: FactValueProps) {
  const t = useTranslations("filmFacts");
  const formats = useFormats();
  const statusName = useTermTranslation("releaseStatuses");
  const texts: FactTexts = {
    imageCounts: (counts) => t("imageCounts", counts),
    outOfTen: (number) => t("outOfTen", { value: number }),
    status: statusName,
    anyCountry: t("anyCountry"),
  };
  if (field !== "poster" && field !== "backdrop") return factText(field, value, formats, texts);
  return <img src={String(value)} alt="" loading="lazy" className="h-16 rounded" />;
}
