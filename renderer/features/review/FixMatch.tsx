import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { FileRow } from "../../../src/contract/index.ts";
import { api } from "../../api/client.ts";
import { buttonClass } from "../../components/Button.tsx";
import { fileNameOf } from "../../components/filePaths.ts";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useShortcuts } from "../../components/shortcuts.ts";
import { useTranslations } from "../../i18n/index.ts";
import { FileReview } from "./components/FileReview.tsx";
import { useDecision } from "./hooks/useDecision.ts";
import { useMoveUserData } from "./hooks/useMoveUserData.ts";

/** A film's own files, and the other films that they may be; from here one goes back to the film. */
export function FixMatch({ filmId }: { filmId: number }) {
  const t = useTranslations("review");
  const navigate = useNavigate();
  const film = useQuery(api.films.get.queryOptions({ input: { id: filmId } }));
  const files = useQuery(api.files.list.queryOptions({ input: { filmId, limit: 50 } }));
  const [chosen, setChosen] = useState<number | null>(null);
  const offerAlong = useMoveUserData();
  const back = () => void navigate(`/films/${filmId}`);
  const { accept, exclude } = useDecision({
    decide: () => undefined,
    revert: () => undefined,
    onMatched(decided) {
      if (decided.filmId === null) return;
      void navigate(`/films/${decided.filmId}`, { replace: true });
      if (film.data) void offerAlong(film.data, decided.filmId);
    },
    // The film that the decision led to is not the file's any more; elsewhere the person stays where they are.
    onUndone({ filmId: own }) {
      if (own !== null && window.location.pathname.startsWith("/films/")) void navigate(`/films/${own}`);
    },
  });
  useShortcuts({ Escape: back });

  const items = files.data?.items ?? [];
  const file = items.find(({ id }) => id === chosen) ?? items[0];
  const error = film.error ?? files.error;
  return (
    <Page
      title={t("whichFilm")}
      intro={t("fixKeys")}
      aside={
        <Link to={`/films/${filmId}`} className={buttonClass("quiet", "small")} aria-keyshortcuts="Escape">
          <ArrowLeft aria-hidden className="size-4" />
          {film.data ? t("backTo", { film: film.data.title }) : t("back")}
        </Link>
      }
    >
      {error && <ProblemNote error={error} onRetry={() => void Promise.all([film.refetch(), files.refetch()])} />}
      {!error && !(film.data && files.data) && <Skeleton count={1} className="h-96" arrangement="grid" />}
      {film.data && files.data && !file && <p className="text-quiet">{t("noFile")}</p>}
      {items.length > 1 && file && <FileChoice files={items} chosen={file} onChoose={setChosen} />}
      {film.data && file && (
        <FileReview
          key={file.id}
          file={file}
          currentFilm={film.data.state === "identified" ? film.data : undefined}
          takesFocus={false}
          onAccept={(candidate) => accept.mutate({ file, candidate })}
          onExclude={(kind) => exclude.mutate({ file, kind }, { onSuccess: back })}
        />
      )}
    </Page>
  );
}

type FileChoiceProps = { files: readonly FileRow[]; chosen: FileRow; onChoose: (fileId: number) => void };

function FileChoice({ files, chosen, onChoose }: FileChoiceProps) {
  const t = useTranslations("review");
  return (
    <label className="mb-5 flex flex-wrap items-center gap-3 text-sm text-quiet">
      {t("whichFile", { number: files.length })}
      <select
        className="field max-w-full min-w-0"
        value={chosen.id}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      >
        {files.map((file) => (
          <option key={file.id} value={file.id}>
            {fileNameOf(file.path)}
          </option>
        ))}
      </select>
    </label>
  );
}
