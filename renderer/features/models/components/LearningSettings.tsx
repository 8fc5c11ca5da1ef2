import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

const NUMBERS = ["minRatingsPerFilm", "minRatingsPerUser", "trainAfter"] as const;

/** What a training learns from, and when one starts automatically. */
export function LearningSettings() {
  const t = useTranslations("models");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const settings = useQuery(api.program.settings.read.queryOptions());
  const change = useMutation(
    api.program.settings.change.mutationOptions({
      onSuccess: (answer) => {
        queryClient.setQueryData(api.program.settings.read.queryKey(), answer);
        showToast(t("learningSaved"));
      },
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
  const learning = settings.data?.learning;
  const submit = submitHandler((fields) => {
    const [minRatingsPerFilm, minRatingsPerUser, trainAfter] = NUMBERS.map((name) => Number(formText(fields, name)));
    if (minRatingsPerFilm === undefined || minRatingsPerUser === undefined || trainAfter === undefined) return;
    change.mutate({ learning: { minRatingsPerFilm, minRatingsPerUser, trainAfter } });
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
        <Button type="submit" disabled={change.isPending}>
          {tCommon("save")}
        </Button>
      </form>
    </details>
  );
}
