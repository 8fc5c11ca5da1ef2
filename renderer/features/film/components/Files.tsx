import { FolderOpen } from "lucide-react";
import { useNavigate } from "react-router";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { dragOutProps } from "../../../components/dragOut.ts";
import { fileNameOf } from "../../../components/filePaths.ts";
import { visibleMarks } from "../../../components/visibleMarks.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { useDesktopFile, versionsOf } from "../../player/index.ts";
import { MoveToBinButton, SplitButton } from "../../removal/index.ts";
import { FindSubtitlesButton } from "../../subtitles/index.ts";
import { badgesOf, type FilmFile, languagesOf } from "../fileBadges.ts";
import { Extras } from "./Extras.tsx";
import { RemoveFilmButton } from "./RemoveFilmButton.tsx";
import { WriteNfoButton } from "./WriteNfoButton.tsx";

/** States in which the file cannot be played. */
const TROUBLES = ["missing", "offline", "failed", "arriving"];

export function Files({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const navigate = useNavigate();
  // A film without files leaves the library, and its page with it.
  const onMoved = () => void (film.files.length === 1 && navigate("/"));
  if (film.files.length === 0) return null;
  // A single file is the whole film, even if its name contains a part number.
  const isInParts = film.files.some((file) => (file.part ?? 1) > 1);
  return (
    <section aria-labelledby="files">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="files" className="text-lg font-semibold">
          {t("files")}
        </h2>
        <div className="flex flex-wrap gap-2">
          <WriteNfoButton film={film} />
          <RemoveFilmButton film={film} />
        </div>
      </div>
      <ul className="space-y-3">
        {film.files.map((file) => (
          <FileRow
            key={file.id}
            film={film}
            file={file}
            isPart={isInParts}
            version={versionOf(film.files, file)}
            onMoved={onMoved}
          />
        ))}
      </ul>
      <Extras film={film} />
    </section>
  );
}

/** The files of the same version, by id; null where the film has no other one. */
function versionOf(files: readonly FilmFile[], file: FilmFile): number[] | null {
  const version = versionsOf(files).find((one) => one.files.includes(file))?.files ?? [];
  return version.length < files.length ? version.map(({ id }) => id) : null;
}

type FileRowProps = {
  film: FilmDetail;
  file: FilmFile;
  isPart: boolean;
  version: readonly number[] | null;
  onMoved: () => void;
};

function FileRow({ film, file, isPart, version, onMoved }: FileRowProps) {
  const stateWord = useTermTranslation("fileStates");
  const t = useTranslations("film");
  const formats = useFormats();
  const desk = useDesktopFile();
  const spoken = languagesOf(file.audio).map(formats.languageName);
  const embedded = file.subtitles.filter((track) => track.file === undefined);
  const sidecars = file.subtitles.filter((track) => track.file !== undefined);
  const written = languagesOf(embedded).map(formats.languageName);
  const sidecarNames = sidecars.map(({ language, file: name }) => (language ? formats.languageName(language) : name));
  const facts = [
    formats.size(file.sizeBytes),
    file.durationSeconds && formats.duration(file.durationSeconds),
    spoken.length > 0 && t("tracks", { kind: t("audio"), list: spoken.join(", ") }),
    written.length > 0 && t("tracks", { kind: t("subtitles"), list: written.join(", ") }),
    sidecars.length > 0 && t("tracks", { kind: t("sidecarSubtitles"), list: [...new Set(sidecarNames)].join(", ") }),
  ].filter(Boolean);

  return (
    <li className="card flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <div className="min-w-0 grow basis-80">
        <p className="font-medium break-words" title={visibleMarks(file.path)} {...dragOutProps(file.id)}>
          {fileNameOf(file.path)}
        </p>
        <p className="text-sm text-quiet">{facts.join(" · ")}</p>
        {file.nfo?.error && <p className="text-sm text-danger">{file.nfo.error.detail}</p>}
      </div>
      <p className="flex flex-wrap gap-1.5">
        {TROUBLES.includes(file.state) && <Badge tone="danger">{stateWord(file.state)}</Badge>}
        {file.edition && <Badge tone="warm">{t("edition", { name: file.edition })}</Badge>}
        {isPart && file.part !== null && <Badge tone="warm">{t("part", { number: file.part })}</Badge>}
        {badgesOf(file, { mono: t("mono"), stereo: t("stereo") }).map((badge) => (
          <Badge key={badge}>{badge}</Badge>
        ))}
      </p>
      {desk && (
        <Button size="small" onClick={() => desk.show(file.id)}>
          <FolderOpen aria-hidden className="size-4" />
          {t("showInFolder")}
        </Button>
      )}
      {film.state === "identified" && <FindSubtitlesButton fileId={file.id} originalLanguage={film.originalLanguage} />}
      {!TROUBLES.includes(file.state) && <MoveToBinButton file={file} onMoved={onMoved} />}
      {version && <SplitButton fileIds={version} />}
    </li>
  );
}
