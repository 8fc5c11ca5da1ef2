import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useState } from "react";
import { api, client } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { Modal } from "../../../components/Modal.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { visibleMarks } from "../../../components/visibleMarks.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Files that a person excluded as no films; each can be brought back. */
export function ExcludedFiles() {
  const t = useTranslations("review");
  const formats = useFormats();
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(api.files.list.queryOptions({ input: { kind: "other", limit: 100 } }));
  const bringBack = useMutation({
    mutationFn: (id: number) => client.files.unmatch({ id }),
    onError: (error) => showToast(problemText(error), { tone: "problem" }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.files.key() }),
  });
  if (!data || data.total === 0) return null;
  return (
    <>
      <Button size="small" variant="plain" onClick={() => setOpen(true)}>
        <Archive aria-hidden className="size-4" />
        {t("asideFiles", { count: data.total, number: formats.number(data.total) })}
      </Button>
      <Modal open={isOpen} onClose={() => setOpen(false)} title={t("asideTitle")}>
        <p className="mb-4 text-quiet">{t("asideText")}</p>
        <ul className="divide-y divide-line/70">
          {data.items.map((file) => (
            <li key={file.id} className="flex items-center justify-between gap-4 py-2">
              <span className="min-w-0 break-words" title={visibleMarks(file.path)}>
                {fileNameOf(file.path)}
              </span>
              <Button
                size="small"
                className="shrink-0"
                disabled={bringBack.isPending}
                onClick={() => bringBack.mutate(file.id)}
              >
                {t("isFilmAfterAll")}
              </Button>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
