import { useState } from "react";
import { Page } from "../../components/Page.tsx";
import { TabList, TabPanel, Tabs } from "../../components/Tabs.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { JobList } from "./components/JobList.tsx";
import { Journal } from "./components/Journal.tsx";
import { PauseButton } from "./components/PauseButton.tsx";
import { PipelineStages } from "./components/PipelineStages.tsx";

const VIEWS = ["jobs", "journal"] as const;

/** The jobs, and the journal of automatic decisions, each of which can be undone. */
export default function Activity() {
  const t = useTranslations("activity");
  const [view, setView] = useState<(typeof VIEWS)[number]>("jobs");
  return (
    <Tabs view={view} onView={setView}>
      <Page
        title={t("title")}
        aside={
          <div className="flex flex-wrap items-center gap-3">
            <PauseButton />
            <TabList label={t("title")} views={VIEWS} nameOf={t} look="boxed" />
          </div>
        }
      >
        <TabPanel value={view}>
          {view === "jobs" ? (
            <>
              <PipelineStages />
              <JobList />
            </>
          ) : (
            <Journal />
          )}
        </TabPanel>
      </Page>
    </Tabs>
  );
}
