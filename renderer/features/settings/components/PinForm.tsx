import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Sets, changes or removes the PIN. The password is asked for, because an open session is not the person. */
export function PinForm({ hasPin, onChanged }: { readonly hasPin: boolean; onChanged(): void }) {
  const t = useTranslations("settings");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation(
    api.accounts.me.pin.mutationOptions({
      onSuccess: (user) => {
        showToast(t(user.hasPin ? "pinSaved" : "pinRemoved"));
        form.current?.reset();
        onChanged();
      },
    }),
  );
  const submit = submitHandler((fields) =>
    change.mutate({ password: formText(fields, "password"), pin: formText(fields, "pin") || null }),
  );
  return (
    <form ref={form} className="mt-5 border-t border-line pt-4" onSubmit={submit}>
      <p className="mb-3 text-sm text-quiet">{t(hasPin ? "pinTextSet" : "pinText")}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Field
          className="min-w-36 grow"
          name="pin"
          type="password"
          inputMode="numeric"
          pattern="\d{4,8}"
          autoComplete="off"
          label={t(hasPin ? "pinNew" : "pin")}
          title={t("pinFormat")}
          required={!hasPin}
        />
        <Field
          className="min-w-36 grow"
          name="password"
          type="password"
          autoComplete="current-password"
          label={t("passwordPresent")}
          required
        />
        <Button type="submit" disabled={change.isPending}>
          {tCommon("save")}
        </Button>
      </div>
      {change.isError && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {problemText(change.error)}
        </p>
      )}
    </form>
  );
}
