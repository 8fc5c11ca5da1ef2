import { SearchX } from "lucide-react";
import type { Interpretation } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { EMPTY_FILTER } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterProps } from "../filterControl.ts";

type NoResultsProps = FilterProps & { interpretation: Interpretation | undefined };

/** The filter matches no film of the library; a search of several words says what it finds without one of them. */
export function NoResults({ filter, change, interpretation }: NoResultsProps) {
  const t = useTranslations("library");
  const tPalette = useTranslations("palette");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const title = filter.q ? t("nothingFoundFor", { query: filter.q }) : t("nothingFound");
  return (
    <EmptyState icon={SearchX} title={title}>
      <p>{t(filter.q ? "nothingFoundAdvice" : "nothingPassesAdvice")}</p>
      <div className="flex flex-wrap justify-center gap-2">
        {interpretation?.without.map(({ text, q, total }) => (
          <Button key={q} onClick={() => change({ q })}>
            {tPalette("without", { text, films: tCommon("films", { count: total, number: formats.number(total) }) })}
          </Button>
        ))}
        <Button variant="primary" onClick={() => change(EMPTY_FILTER)}>
          {t("clear")}
        </Button>
      </div>
    </EmptyState>
  );
}
