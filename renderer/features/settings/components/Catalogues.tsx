import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** The offline catalogues. They are imported on the command line. */
export function Catalogues({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("settings");
  const formats = useFormats();
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const { data } = useQuery(api.review.catalogues.queryOptions());
  const remove = useMutation(
    api.review.removeCatalogue.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.review.catalogues.key() }),
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
  if (!data) return null;
  return (
    <div className="mt-5 border-t border-line pt-4">
      <h3 className="text-sm font-medium">{t("catalogues")}</h3>
      <p className="text-sm text-quiet">{t(data.items.length === 0 ? "cataloguesNone" : "cataloguesText")}</p>
      <ul className="mt-2 space-y-1 text-sm">
        {data.items.map(({ name, films, sizeBytes, importedAt }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-4">
            <span className="font-medium">{name}</span>
            <span className="text-quiet">
              {t("catalogueFilms", { count: films, number: formats.number(films) })} · {formats.size(sizeBytes)} ·{" "}
              {formats.relativeTime(importedAt)}
            </span>
            {isOwner && (
              <Button
                size="small"
                aria-label={t("catalogueRemove", { name })}
                disabled={remove.isPending}
                onClick={() => remove.mutate({ name })}
              >
                <Trash2 aria-hidden className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
