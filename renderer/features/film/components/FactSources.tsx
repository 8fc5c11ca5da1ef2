import type { FilmDetail } from "../../../../src/contract/index.ts";
import { DataTable } from "../../../components/DataTable.tsx";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";

/** The provider of each fact, and how complete the facts are. */
export function FactSources({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const formats = useFormats();
  const providerName = useTermTranslation("providers");
  const fieldWord = useTermTranslation("fields");

  return (
    <Disclosure title={t("sources")} aside={t("completeness", { percent: formats.percent(film.completeness) })}>
      <DataTable
        rows={Object.entries(film.sources)}
        rowKey={([field]) => field}
        columns={[
          { key: "field", title: t("field"), className: "w-1/2", cell: ([field]) => fieldWord(field) },
          { key: "source", title: t("source"), cell: ([, provider]) => providerName(provider) },
        ]}
      />
    </Disclosure>
  );
}
