import { Check, CircleCheck, Play } from "lucide-react";
import type { NotFilm } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Season } from "../grouping.ts";
import { useSetFileWatched } from "../hooks/useNotFilms.ts";

type SeasonListProps = {
  season: Season;
  /** Whether it is of a series: its number is shown. */
  isNamed: boolean;
  onPlay: (file: NotFilm) => void;
};

/** The videos of a season, each with play, watched, and why it is not in the library. */
export function SeasonList({ season: { season, files }, isNamed, onPlay }: SeasonListProps) {
  const t = useTranslations("notFilms");
  const { number } = useFormats();
  return (
    <div>
      {isNamed && (
        <h3 className="mb-1 text-sm font-semibold text-quiet">
          {season === null ? t("noSeason") : t("season", { number: number(season) })}
        </h3>
      )}
      <ul className="divide-y divide-line/60">
        {files.map((file) => (
          <VideoRow key={file.fileId} file={file} onPlay={onPlay} />
        ))}
      </ul>
    </div>
  );
}

function VideoRow({ file, onPlay }: { file: NotFilm; onPlay: (file: NotFilm) => void }) {
  const t = useTranslations("notFilms");
  const formats = useFormats();
  const setWatched = useSetFileWatched();
  const isWatched = setWatched.isPending ? setWatched.variables.watched : file.watched;
  const name = file.episode === null ? fileNameOf(file.path) : t("episode", { number: formats.number(file.episode) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <Button
        size="icon"
        aria-label={t("play", { name })}
        title={file.isPresent ? t("play", { name }) : t("away")}
        disabled={!file.isPresent}
        onClick={() => onPlay(file)}
      >
        <Play aria-hidden className="size-4 fill-current" />
      </Button>
      <div className="min-w-0 grow basis-60">
        <p className="truncate font-medium">
          {name}
          {file.durationSeconds !== null && (
            <span className="font-normal text-quiet"> · {formats.duration(file.durationSeconds)}</span>
          )}
        </p>
        <p className="truncate text-xs text-quiet" title={file.path}>
          {file.path}
        </p>
        <p className="text-xs text-quiet">{t(`reason_${file.reason}`)}</p>
      </div>
      <Button
        size="small"
        aria-pressed={isWatched}
        aria-label={`${t(isWatched ? "watched" : "markWatched")} · ${name}`}
        className={isWatched ? "text-good" : ""}
        onClick={() => setWatched.mutate({ id: file.fileId, watched: !isWatched })}
      >
        {isWatched ? <CircleCheck aria-hidden className="size-4" /> : <Check aria-hidden className="size-4" />}
        {t(isWatched ? "watched" : "markWatched")}
      </Button>
    </li>
  );
}
