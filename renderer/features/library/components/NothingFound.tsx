import { SearchX } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { type LibraryFilter, NO_FILTER } from "../filter.ts";

type NothingFoundProps = { filter: LibraryFilter; change: (next: Partial<LibraryFilter>) => void };

/** There are films, and the filter hides them all. */
export function NothingFound({ filter, change }: NothingFoundProps) {
  const t = useTranslations("library");
  const title = filter.q ? t("nothingFoundFor", { query: filter.q }) : t("nothingFound");
  return (
    <EmptyState icon={SearchX} title={title}>
      <p>{t(filter.q ? "nothingFoundAdvice" : "nothingPassesAdvice")}</p>
      <Button variant="primary" onClick={() => change(NO_FILTER)}>
        {t("clear")}
      </Button>
    </EmptyState>
  );
}
