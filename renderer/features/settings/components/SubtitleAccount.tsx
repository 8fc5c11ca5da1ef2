import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** The owner's account at OpenSubtitles: none until they enter one, and nothing is asked there without it. */
export function SubtitleAccount() {
  const t = useTranslations("subtitleSearch");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const provider = useQuery(api.files.subtitleSearch.provider.queryOptions()).data;
  const change = useMutation(
    api.files.subtitleSearch.setAccount.mutationOptions({
      onSuccess(_, { account }) {
        form.current?.reset();
        void queryClient.invalidateQueries({ queryKey: api.files.subtitleSearch.key() });
        showToast(t(account ? "accountSaved" : "accountForgotten"));
      },
    }),
  );
  const submit = submitHandler((fields) =>
    change.mutate({
      account: {
        apiKey: formText(fields, "apiKey").trim(),
        username: formText(fields, "username").trim(),
        password: formText(fields, "password"),
      },
    }),
  );
  return (
    <div className="mt-5 border-t border-line pt-4">
      <h3 className="text-sm font-medium">{t("account")}</h3>
      <p className="text-sm text-quiet">{t("accountText")}</p>
      {provider && (
        <p className="mt-1 text-sm text-quiet">{t(provider.isConfigured ? "accountKept" : "accountNone")}</p>
      )}
      <form ref={form} className="mt-3 flex flex-wrap items-end gap-3" onSubmit={submit}>
        <Field
          className="min-w-48 grow"
          name="apiKey"
          type="password"
          autoComplete="off"
          label={t("apiKey")}
          required
        />
        <Field className="min-w-40 grow" name="username" autoComplete="off" label={t("username")} required />
        <Field
          className="min-w-40 grow"
          name="password"
          type="password"
          autoComplete="off"
          label={t("password")}
          required
          error={change.isError ? problemText(change.error) : undefined}
        />
        <Button type="submit" disabled={change.isPending}>
          {tCommon("save")}
        </Button>
        {provider?.isConfigured && (
          <Button variant="danger" disabled={change.isPending} onClick={() => change.mutate({ account: null })}>
            {t("forget")}
          </Button>
        )}
      </form>
    </div>
  );
}
