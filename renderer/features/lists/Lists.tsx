import { FileArchive, FileJson, FileSpreadsheet } from "lucide-react";
import { useIsKid } from "../../api/session.ts";
import { buttonClass } from "../../components/Button.tsx";
import { Page } from "../../components/Page.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { ImportRatings } from "./components/ImportRatings.tsx";
import { ListCards } from "./components/ListCards.tsx";
import { SmartLists } from "./components/SmartLists.tsx";
import { Statistics } from "./components/Statistics.tsx";

/** The person's lists, statistics, and the import and export of what they entered. */
export default function Lists() {
  const t = useTranslations("lists");
  const isKid = useIsKid();
  return (
    <Page title={t("title")} intro={t("intro")}>
      <div className="space-y-10">
        <ListCards />
        <SmartLists />
        {!isKid && <ImportRatings />}
        <section aria-labelledby="export" className="card flex flex-wrap items-center gap-4 p-5">
          <div className="grow">
            <h2 id="export" className="font-semibold">
              {t("export")}
            </h2>
            <p className="text-sm text-quiet">{t("exportText")}</p>
          </div>
          <a href="/api/me/export.csv" download className={buttonClass()}>
            <FileSpreadsheet aria-hidden className="size-5" />
            {t("asCsv")}
          </a>
          <a href="/api/me/export.json" download className={buttonClass()}>
            <FileJson aria-hidden className="size-5" />
            {t("asJson")}
          </a>
          <a href="/api/me/export.zip" download className={buttonClass()}>
            <FileArchive aria-hidden className="size-5" />
            {t("asZip")}
          </a>
        </section>
        <Statistics />
      </div>
    </Page>
  );
}
