import { FolderOpen } from "lucide-react";
import { desktop } from "../../../api/desktop.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useWatchFolder } from "../../folders/index.ts";

/** In the desktop window a folder is chosen; in a browser, which has no paths, it is typed. */
export function FolderEntry() {
  const t = useTranslations("welcome");
  const problemText = useProblemMessage();
  const watch = useWatchFolder();
  const window = desktop();
  const error = watch.isError ? problemText(watch.error) : undefined;

  if (window) {
    const choose = async () => {
      const path = await window.chooseFolder();
      if (path) watch.mutate({ path });
    };
    return (
      <div>
        <Button variant="primary" disabled={watch.isPending} onClick={() => void choose()}>
          <FolderOpen aria-hidden className="size-5" />
          {t("chooseFolder")}
        </Button>
        {error && (
          <p role="alert" className="mt-2 text-sm text-danger">
            {error}
          </p>
        )}
      </div>
    );
  }
  return (
    <form
      className="flex flex-wrap items-start justify-center gap-3 text-left"
      onSubmit={submitHandler((fields) => watch.mutate({ path: formText(fields, "path").trim() }))}
    >
      <Field
        className="min-w-64 grow basis-64"
        name="path"
        label={t("folderPath")}
        placeholder={t("folderExample")}
        error={error}
        required
      />
      <Button type="submit" variant="primary" className="mt-6" disabled={watch.isPending}>
        <FolderOpen aria-hidden className="size-5" />
        {t("watchFolder")}
      </Button>
    </form>
  );
}
