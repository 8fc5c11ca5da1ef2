import { ExternalLink } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useChangeSettings, useSettings } from "../../settings/index.ts";

const HOW_TO_GET_A_KEY = "https://developer.themoviedb.org/docs/getting-started";

/** Asks for a TMDB key while there is none. */
export function KeyEntry() {
  const t = useTranslations("welcome");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const settings = useSettings();
  const change = useChangeSettings({ onSuccess: () => showToast(t("keySaved")) });
  if (settings.data?.tmdbKey !== "none") return null;

  return (
    <section className="card mt-6 p-6" aria-labelledby="key-title">
      <h2 id="key-title" className="font-semibold">
        {t("keyTitle")}
      </h2>
      <p className="mt-1 text-sm text-quiet">{t("keyText")}</p>
      <a
        href={HOW_TO_GET_A_KEY}
        target="_blank"
        rel="noreferrer"
        className="mt-1 inline-flex items-center gap-1 text-sm text-accent-text underline underline-offset-4"
      >
        {t("keyHow")}
        <ExternalLink aria-hidden className="size-3.5" />
      </a>
      <form
        className="mt-4 flex flex-wrap items-end gap-3"
        onSubmit={submitHandler((fields) => change.mutate({ tmdbKey: formText(fields, "key").trim() }))}
      >
        <Field
          className="min-w-64 grow"
          name="key"
          label={t("key")}
          type="password"
          autoComplete="off"
          required
          error={change.isError ? problemText(change.error) : undefined}
        />
        <Button type="submit" disabled={change.isPending}>
          {tCommon("save")}
        </Button>
      </form>
    </section>
  );
}
