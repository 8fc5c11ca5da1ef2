import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

type Name = "driftThresholdPercent" | "forgetMissingAfterDays";

/** One number of the settings, next to what it changes; it takes effect at once. */
export function NumberSetting({ name, label, most }: { name: Name; label: string; most: number }) {
  const t = useTranslations("monitoring");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const settings = useQuery(api.program.settings.read.queryOptions());
  const change = useMutation(
    api.program.settings.change.mutationOptions({
      onSuccess: (answer) => {
        queryClient.setQueryData(api.program.settings.read.queryKey(), answer);
        showToast(t("saved"));
        return queryClient.invalidateQueries({ queryKey: api.monitoring.key() });
      },
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
  const value = settings.data?.[name];
  if (value === undefined) return null;
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={submitHandler((fields) => change.mutate({ [name]: Number(formText(fields, name)) }))}
    >
      <Field key={value} name={name} type="number" min={1} max={most} label={label} defaultValue={value} required />
      <Button type="submit" disabled={change.isPending}>
        {tCommon("save")}
      </Button>
    </form>
  );
}
