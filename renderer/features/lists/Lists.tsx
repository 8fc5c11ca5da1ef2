import { FileJson, FileSpreadsheet } from "lucide-react";
import { buttonLook } from "../../components/Button.tsx";
import { Page } from "../../components/Page.tsx";
import { useWords } from "../../i18n/index.ts";
import { BringAlong } from "./components/BringAlong.tsx";
import { ListCards } from "./components/ListCards.tsx";
import { SmartLists } from "./components/SmartLists.tsx";
import { Statistics } from "./components/Statistics.tsx";

/** What is one's own: lists, figures, and everything one entered, to take along. */
export default function Lists() {
  const words = useWords("lists");
  return (
    <Page title={words("title")} intro={words("intro")}>
      <div className="space-y-10">
        <ListCards />
        <SmartLists />
        <Statistics />
        <BringAlong />
        <section aria-labelledby="export" className="card flex flex-wrap items-center gap-4 p-5">
          <div className="grow">
            <h2 id="export" className="font-semibold">
              {words("export")}
            </h2>
            <p className="text-sm text-quiet">{words("exportText")}</p>
          </div>
          <a href="/api/me/export.csv" download className={buttonLook()}>
            <FileSpreadsheet aria-hidden className="size-5" />
            {words("asCsv")}
          </a>
          <a href="/api/me/export.json" download className={buttonLook()}>
            <FileJson aria-hidden className="size-5" />
            {words("asJson")}
          </a>
        </section>
      </div>
    </Page>
  );
}
