import { SearchX } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { EMPTY_FILTER } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterProps } from "../filterControls.tsx";

/** The filter matches no film of the library. */
export function NoResults({ filter, change }: FilterProps) {
  const t = useTranslations("library");
  const title = filter.q ? t("nothingFoundFor", { query: filter.q }) : t("nothingFound");
  return (
    <EmptyState icon={SearchX} title={title}>
      <p>{t(filter.q ? "nothingFoundAdvice" : "nothingPassesAdvice")}</p>
      <Button variant="primary" onClick={() => change(EMPTY_FILTER)}>
        {t("clear")}
      </Button>
    </EmptyState>
  );
}
