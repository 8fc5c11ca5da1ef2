import { Waves } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { useUser } from "../../api/session.ts";
import { buttonClass } from "../../components/Button.tsx";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { TabList, TabPanel, Tabs } from "../../components/Tabs.tsx";
import { useViewReady } from "../../components/useViewReady.ts";
import { useTranslations } from "../../i18n/index.ts";
import { JobList } from "../activity/index.ts";
import { DriftPanel } from "./components/DriftPanel.tsx";
import { ErrorList } from "./components/ErrorList.tsx";
import { HealthPanel } from "./components/HealthPanel.tsx";
import { LogPanel } from "./components/LogPanel.tsx";
import { MachinePanel } from "./components/MachinePanel.tsx";
import { MaintenancePanel } from "./components/MaintenancePanel.tsx";
import { OutboundRequests } from "./components/OutboundRequests.tsx";
import { StatusLine } from "./components/StatusLine.tsx";
import { Tiles } from "./components/Tiles.tsx";
import { UseCasePanel } from "./components/UseCasePanel.tsx";
import { type Summary, useSummary } from "./hooks/useMonitoring.ts";

const VIEWS = ["useCases", "machine", "jobs", "drift", "health", "errors", "log", "outside", "maintenance"] as const;
type View = (typeof VIEWS)[number];

/** Whether all is well, the seven figures of the system, and the panels behind them. */
export default function Monitoring() {
  const t = useTranslations("monitoring");
  const isOwner = useUser().role === "owner";
  const [address, setAddress] = useSearchParams();
  const view = VIEWS.find((known) => known === address.get("view")) ?? "useCases";
  const summary = useSummary();
  useTitle(t("title"));
  useViewReady("monitoring", summary.isSuccess);
  const shown = VIEWS.filter((known) => isOwner || known !== "log");
  return (
    <div className="gutter space-y-5 py-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
        <Link to="/flow" className={buttonClass()}>
          <Waves aria-hidden className="size-5" />
          {t("openFlow")}
        </Link>
      </div>
      <StatusLine />
      {summary.isError && !summary.data && <ProblemNote error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.isPending ? (
        <Skeleton count={7} className="h-28" arrangement="grid grid-cols-[repeat(auto-fit,minmax(8.4rem,1fr))] gap-3" />
      ) : (
        <Tiles tiles={summary.data?.tiles ?? []} />
      )}
      <Tabs view={view} onView={(next) => setAddress({ view: next }, { replace: true })}>
        <TabList label={t("title")} views={shown} nameOf={t} look="underlined" />
        <TabPanel value={view}>
          <Panel view={view} isOwner={isOwner} summary={summary.data} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function Panel({ view, isOwner, summary }: { view: View; isOwner: boolean; summary: Summary | undefined }) {
  switch (view) {
    case "useCases":
      return summary ? <UseCasePanel summary={summary} /> : null;
    case "machine":
      return summary ? <MachinePanel summary={summary} /> : null;
    case "jobs":
      return <JobList />;
    case "drift":
      return <DriftPanel isOwner={isOwner} />;
    case "health":
      return <HealthPanel isOwner={isOwner} />;
    case "errors":
      return <ErrorList />;
    case "log":
      return <LogPanel />;
    case "outside":
      return <OutboundRequests isOwner={isOwner} />;
    case "maintenance":
      return <MaintenancePanel isOwner={isOwner} />;
  }
}
