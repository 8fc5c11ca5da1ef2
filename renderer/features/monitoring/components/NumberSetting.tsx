import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useSaveSettings, useSettings } from "../../settings/index.ts";

type Name = "driftThresholdPercent" | "forgetMissingAfterDays";

/** One number of the settings, next to what it changes; it takes effect at once. */
export function NumberSetting({ name, label, most }: { name: Name; label: string; most: number }) {
  const t = useTranslations("monitoring");
  const tCommon = useTranslations("common");
  const queryClient = useQueryClient();
  const settings = useSettings();
  const { isPending, save } = useSaveSettings(() => {
    showToast(t("saved"));
    void queryClient.invalidateQueries({ queryKey: api.monitoring.key() });
  });
  const value = settings.data?.[name];
  if (value === undefined) return null;
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={submitHandler((fields) => save({ [name]: Number(formText(fields, name)) }))}
    >
      <Field key={value} name={name} type="number" min={1} max={most} label={label} defaultValue={value} required />
      <Button type="submit" disabled={isPending}>
        {tCommon("save")}
      </Button>
    </form>
  );
}
