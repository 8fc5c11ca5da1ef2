import { FolderOpen, FolderPlus } from "lucide-react";
import { useRef } from "react";
import { desktop } from "../../../api/desktop.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useWatchFolder } from "../hooks/useFolders.ts";

export function WatchFolder() {
  const t = useTranslations("folders");
  const tWelcome = useTranslations("welcome");
  const problemText = useProblemMessage();
  const watch = useWatchFolder();
  const form = useRef<HTMLFormElement>(null);
  const window = desktop();

  const choose = async () => {
    const path = await window?.chooseFolder();
    if (path) watch.mutate({ path });
  };
  const submit = submitHandler((fields) =>
    watch.mutate({ path: formText(fields, "path").trim() }, { onSuccess: () => form.current?.reset() }),
  );
  return (
    <form ref={form} className="flex flex-wrap items-end gap-3" onSubmit={submit}>
      <Field
        className="min-w-64 grow"
        name="path"
        label={t("path")}
        placeholder={tWelcome("folderExample")}
        error={watch.isError ? problemText(watch.error) : undefined}
        required
      />
      <Button type="submit" variant="primary" disabled={watch.isPending}>
        <FolderPlus aria-hidden className="size-5" />
        {t("add")}
      </Button>
      {window && (
        <Button onClick={() => void choose()}>
          <FolderOpen aria-hidden className="size-5" />
          {t("choose")}
        </Button>
      )}
    </form>
  );
}
