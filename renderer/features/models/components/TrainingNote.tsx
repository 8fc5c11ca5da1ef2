import { useFormats } from "../../../i18n/format.ts";
import { type TranslationKey, useTranslations } from "../../../i18n/index.ts";
import type { Trainings } from "../hooks/useModels.ts";

const REFUSALS = {
  too_few_ratings: "tooFew",
  too_few_after_filter: "tooFewAfterFilter",
  too_few_people: "tooFewPeople",
} satisfies Record<string, TranslationKey<"models">>;

/** Why no training can start, or that none has run yet. */
export function TrainingNote({ trainings }: { trainings: Trainings }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const { items, ratings, minimum, readiness } = trainings;
  if (readiness.kind === "household") return <p className="card p-5 text-quiet">{t("householdOnly")}</p>;
  if (readiness.reason === null && items.length > 0) return null;
  return (
    <p className="card p-5 text-quiet">
      {t(readiness.reason === null ? "never" : REFUSALS[readiness.reason], {
        number: formats.number(ratings),
        minimum: formats.number(minimum),
        have: formats.number(readiness.have ?? 0),
        own: formats.number(readiness.own_minimum),
        need: formats.number(readiness.need ?? 0),
      })}
    </p>
  );
}
