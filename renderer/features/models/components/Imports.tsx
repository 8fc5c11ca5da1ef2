import { Undo2 } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useImportRatings, useImports, useUndoImport } from "../hooks/useModels.ts";

/** Ratings of a community: where they came from, what was left out, and the way back. */
export function Imports({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const imports = useImports();
  const undo = useUndoImport();
  return (
    <section aria-labelledby="imports" className="card p-5">
      <h2 id="imports" className="font-semibold">
        {t("imports")}
      </h2>
      <p className="text-sm text-quiet">{t("importsText")}</p>
      {isOwner && <ImportForm />}
      <ul className="mt-3 divide-y divide-line/70">
        {imports.data?.items.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 grow basis-64">
              <span className="block break-all">{one.place || one.source}</span>
              <span className="block text-sm text-quiet">
                {t("importCounts", {
                  count: one.ratings,
                  number: formats.number(one.ratings),
                  broken: formats.number(one.broken),
                  unlinked: formats.number(one.unlinked),
                })}{" "}
                · {t(`import_${one.state}`)} · {formats.relativeTime(one.startedAt)}
              </span>
            </span>
            {isOwner && one.state !== "undone" && one.ratings > 0 && (
              <Button size="small" disabled={undo.isPending} onClick={() => undo.mutate({ id: one.id })}>
                <Undo2 aria-hidden className="size-4" />
                {t("undoImport")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ImportForm() {
  const t = useTranslations("models");
  const problemText = useProblemMessage();
  const form = useRef<HTMLFormElement>(null);
  const start = useImportRatings();
  const submit = submitHandler((fields) =>
    start.mutate({ path: formText(fields, "path").trim() }, { onSuccess: () => form.current?.reset() }),
  );
  return (
    <form ref={form} className="mt-3 flex flex-wrap items-end gap-3" onSubmit={submit}>
      <Field
        className="min-w-64 grow"
        name="path"
        label={t("importPath")}
        placeholder={t("importExample")}
        error={start.isError ? problemText(start.error) : undefined}
        required
      />
      <Button type="submit" disabled={start.isPending}>
        {t("importAction")}
      </Button>
    </form>
  );
}
