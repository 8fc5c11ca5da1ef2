import { Link } from "react-router";
import type { FreeSpaceFilm } from "../../../../src/contract/index.ts";
import { RESOLUTIONS } from "../../../../src/contract/resolutions.ts";
import { Badge } from "../../../components/Badge.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { Poster } from "../../../components/Poster.tsx";
import { visibleMarks } from "../../../components/visibleMarks.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { ChosenFiles } from "../selection.ts";

type SpaceFilmRowProps = {
  film: FreeSpaceFilm;
  isDuplicates: boolean;
  /** Without one, no file can be moved, wherever it is. */
  hasBin: boolean;
  chosen: ChosenFiles;
  onChoose: (file: FreeSpaceFilm["files"][number], isChosen: boolean) => void;
};

/** A film with its files, each of which can be chosen. */
export function SpaceFilmRow({ film, isDuplicates, hasBin, chosen, onChoose }: SpaceFilmRowProps) {
  const formats = useFormats();
  return (
    <li className="card flex gap-4 p-4">
      <div className="w-14 shrink-0 max-sm:hidden">
        <Poster title={film.title} year={film.year} image={film.poster} />
      </div>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <Link
            to={`/films/${film.filmId}`}
            className="min-h-6 font-medium break-words underline-offset-4 hover:underline"
          >
            {film.title}
            {film.year !== null && <span className="text-quiet"> ({film.year})</span>}
          </Link>
          <span className="text-quiet tabular-nums">{formats.size(film.sizeBytes)}</span>
        </p>
        <ul>
          {film.files.map((file) => (
            <FileChoice
              key={file.id}
              file={file}
              isDuplicates={isDuplicates}
              hasBin={hasBin}
              isChosen={chosen.has(file.id)}
              onChoose={(isChosen) => onChoose(file, isChosen)}
            />
          ))}
        </ul>
      </div>
    </li>
  );
}

type FileChoiceProps = {
  file: FreeSpaceFilm["files"][number];
  isDuplicates: boolean;
  hasBin: boolean;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

function FileChoice({ file, isDuplicates, hasBin, isChosen, onChoose }: FileChoiceProps) {
  const t = useTranslations("freeSpace");
  const formats = useFormats();
  const resolution = RESOLUTIONS.find(({ widthFrom }) => file.width > 0 && file.width >= widthFrom)?.name;
  return (
    <li>
      <label className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 py-1" title={visibleMarks(file.path)}>
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          disabled={!file.canMove}
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <span className="min-w-0 grow basis-48 text-sm break-words">
          {fileNameOf(file.path)}
          {hasBin && !file.canMove && <span className="block text-quiet">{t("cannotMove")}</span>}
        </span>
        {isDuplicates && file.keep && <Badge tone="good">{t("keep")}</Badge>}
        {file.edition && <Badge tone="warm">{file.edition}</Badge>}
        {resolution && <Badge>{resolution}</Badge>}
        <span className="shrink-0 text-sm text-quiet tabular-nums">{formats.size(file.sizeBytes)}</span>
      </label>
    </li>
  );
}
