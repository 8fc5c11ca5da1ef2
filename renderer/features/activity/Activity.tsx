import { useState } from "react";
import { Page } from "../../components/Page.tsx";
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
    <Page
      title={t("title")}
      aside={
        <div className="flex flex-wrap items-center gap-3">
          <PauseButton />
          <div role="tablist" aria-label={t("title")} className="flex rounded-xl border border-line bg-surface p-1">
            {VIEWS.map((known) => (
              <button
                key={known}
                type="button"
                role="tab"
                id={`tab-${known}`}
                aria-controls={`panel-${known}`}
                aria-selected={known === view}
                className="rounded-lg px-4 py-1.5 text-sm text-quiet hover:text-ink aria-selected:bg-raised aria-selected:text-ink"
                onClick={() => setView(known)}
              >
                {t(known)}
              </button>
            ))}
          </div>
        </div>
      }
    >
      <div role="tabpanel" id={`panel-${view}`} aria-labelledby={`tab-${view}`}>
        {view === "jobs" ? (
          <>
            <PipelineStages />
            <JobList />
          </>
        ) : (
          <Journal />
        )}
      </div>
    </Page>
  );
}
