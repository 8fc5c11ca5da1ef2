import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useSaveSettings, useSettings } from "../../settings/index.ts";

const NUMBERS = ["minRatingsPerFilm", "minRatingsPerUser", "trainAfter"] as const;

/** What a training learns from, and when one starts automatically. */
export function LearningSettings() {
  const t = useTranslations("models");
  const tCommon = useTranslations("common");
  const settings = useSettings();
  const { isPending, save } = useSaveSettings(() => showToast(t("learningSaved")));
  const learning = settings.data?.learning;
  const submit = submitHandler((fields) => {
    const [minRatingsPerFilm, minRatingsPerUser, trainAfter] = NUMBERS.map((name) => Number(formText(fields, name)));
    if (minRatingsPerFilm === undefined || minRatingsPerUser === undefined || trainAfter === undefined) return;
    save({ learning: { minRatingsPerFilm, minRatingsPerUser, trainAfter } });
  });
  if (!learning) return null;
  return (
    <details className="card p-5">
      <summary className="font-semibold">{t("learning")}</summary>
      <form className="mt-3 flex flex-wrap items-end gap-4" onSubmit={submit}>
        {NUMBERS.map((name) => (
          <Field
            key={name}
            className="basis-56"
            name={name}
            type="number"
            min={name === "trainAfter" ? 0 : 1}
            label={t(name)}
            defaultValue={learning[name]}
            required
          />
        ))}
        <Button type="submit" disabled={isPending}>
          {tCommon("save")}
        </Button>
      </form>
    </details>
  );
}
