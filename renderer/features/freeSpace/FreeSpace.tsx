import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, HardDrive } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { FREE_SPACE_VIEWS, type FreeSpaceView } from "../../../src/contract/freeSpaceViews.ts";
import { api } from "../../api/client.ts";
import { Button, buttonClass } from "../../components/Button.tsx";
import { ConfirmModal } from "../../components/ConfirmModal.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";
import { useBinName, useMoveToBin, useSystemBin } from "../removal/index.ts";
import { MoveProgress } from "./components/MoveProgress.tsx";
import { SpaceFilmRow } from "./components/SpaceFilmRow.tsx";
import { useFreeSpace } from "./hooks/useFreeSpace.ts";
import { bytesOf, type ChosenFiles, suggestedFiles, withFiles } from "./selection.ts";

const NOTHING: ChosenFiles = new Map();

/** What takes up space, and a way to move some of it to the system's bin. The view is in the address. */
export default function FreeSpace() {
  const t = useTranslations("freeSpace");
  const [parameters, setParameters] = useSearchParams();
  const view = FREE_SPACE_VIEWS.find((one) => one === parameters.get("view")) ?? "duplicates";
  return (
    <Page
      title={t("title")}
      intro={t(`intro_${view}`)}
      aside={
        <div className="flex flex-wrap items-center gap-3">
          <Link to="/folders" className={buttonClass("plain")}>
            <ArrowLeft aria-hidden className="size-4" />
            {t("back")}
          </Link>
          <fieldset className="flex flex-wrap gap-1 rounded-xl border border-line bg-surface p-1">
            <legend className="sr-only">{t("show")}</legend>
            {FREE_SPACE_VIEWS.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === view}
                className="rounded-lg px-4 py-1.5 text-sm text-quiet hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink"
                onClick={() => setParameters({ view: one }, { replace: true })}
              >
                {t(one)}
              </button>
            ))}
          </fieldset>
        </div>
      }
    >
      <SpaceView key={view} view={view} />
    </Page>
  );
}

function SpaceView({ view }: { view: FreeSpaceView }) {
  const t = useTranslations("freeSpace");
  const formats = useFormats();
  const queryClient = useQueryClient();
  const system = useSystemBin();
  const query = useFreeSpace(view);
  const [chosen, setChosen] = useState<ChosenFiles>(NOTHING);
  const [jobId, setJobId] = useState<number | null>(null);
  const films = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = query.data?.pages.at(-1)?.total ?? 0;
  const isDuplicates = view === "duplicates";
  const suggested = suggestedFiles(films, isDuplicates);

  if (query.isError && films.length === 0)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton count={4} className="h-28" arrangement="space-y-4" />;
  return (
    <>
      {jobId !== null && (
        <MoveProgress
          jobId={jobId}
          onEnd={() => {
            setJobId(null);
            void queryClient.invalidateQueries({ queryKey: api.files.key() });
          }}
        />
      )}
      {films.length === 0 ? (
        <EmptyState icon={HardDrive} title={t(`none_${view}`)} />
      ) : (
        <>
          {system === null && <p className="mb-4 text-quiet">{t("noBin")}</p>}
          <p className="mb-3 text-sm text-quiet">{t("films", { count: total, number: formats.number(total) })}</p>
          <ul className="grid grid-cols-1 items-start gap-3 pb-24 min-[110rem]:grid-cols-2">
            {films.map((film) => (
              <SpaceFilmRow
                key={film.filmId}
                film={film}
                isDuplicates={isDuplicates}
                hasBin={system !== null}
                chosen={chosen}
                onChoose={(file, isChosen) => setChosen(withFiles(chosen, [file], isChosen))}
              />
            ))}
          </ul>
          {query.hasNextPage && (
            <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t("more")}
            </Button>
          )}
          {system !== null && (
            <MoveBar
              chosen={chosen}
              // Of all films nothing is suggested: it would be everything.
              canSuggest={view !== "size" && suggested.length > 0}
              onSuggest={() => setChosen(withFiles(NOTHING, suggested, true))}
              onClear={() => setChosen(NOTHING)}
              onMoved={(job) => {
                setChosen(NOTHING);
                setJobId(job);
              }}
            />
          )}
        </>
      )}
    </>
  );
}

type MoveBarProps = {
  chosen: ChosenFiles;
  canSuggest: boolean;
  onSuggest: () => void;
  onClear: () => void;
  onMoved: (jobId: number | null) => void;
};

/** What would be freed, always in sight. */
function MoveBar({ chosen, canSuggest, onSuggest, onClear, onMoved }: MoveBarProps) {
  const t = useTranslations("freeSpace");
  const tRemoval = useTranslations("removal");
  const formats = useFormats();
  const bin = useBinName();
  const move = useMoveToBin();
  const [isAsking, setAsking] = useState(false);
  const sums = { count: chosen.size, number: formats.number(chosen.size), size: formats.size(bytesOf(chosen)) };
  return (
    <div className="card sticky bottom-4 z-20 mt-4 flex flex-wrap items-center gap-3 p-4 shadow-float max-sm:bottom-20">
      <p className="grow tabular-nums" aria-live="polite">
        {chosen.size === 0 ? t("nothingChosen") : t("chosen", sums)}
      </p>
      {chosen.size > 0 && (
        <Button variant="plain" onClick={onClear}>
          {t("clear")}
        </Button>
      )}
      {canSuggest && <Button onClick={onSuggest}>{t("suggest")}</Button>}
      <Button variant="primary" disabled={chosen.size === 0} onClick={() => setAsking(true)}>
        {tRemoval("moveToBin")}
      </Button>
      <ConfirmModal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={tRemoval("moveTitle")}
        text={t("confirm", { ...sums, bin })}
        action={tRemoval("moveToBin")}
        onConfirm={() => void move([...chosen.keys()]).then((jobId) => jobId !== undefined && onMoved(jobId))}
      />
    </div>
  );
}
