import { Tabs } from "@base-ui/react/tabs";
import { RotateCcw, Upload } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import type { ArtworkKind, FilmDetail } from "../../../src/contract/index.ts";
import { Button, buttonClass } from "../../components/Button.tsx";
import { Modal } from "../../components/Modal.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { FrameChoice } from "./components/FrameChoice.tsx";
import { OfferedImages } from "./components/OfferedImages.tsx";
import { type ChooseArtwork, useChooseArtwork } from "./hooks/useChooseArtwork.ts";
import { useOfferedImages } from "./hooks/useOfferedImages.ts";

const KINDS: readonly ArtworkKind[] = ["poster", "backdrop", "logo"];
const IMAGE_TYPES = "image/jpeg,image/png,image/webp,image/avif";

type ArtworkPickerProps = { film: FilmDetail; onClose: () => void };

/** Images of the provider, frames of the film, or a file: the chosen one is never replaced by a refresh. */
export default function ArtworkPicker({ film, onClose }: ArtworkPickerProps) {
  const t = useTranslations("artwork");
  const [kind, setKind] = useState<ArtworkKind>("poster");
  const artwork = useChooseArtwork(film, kind, onClose);

  /** Taken before the window takes it, which knows posters only. */
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file?.type.startsWith("image/")) return;
    event.preventDefault();
    event.stopPropagation();
    // Ends what the window shows during a drag.
    window.dispatchEvent(new Event("dragend"));
    // Logos are the provider's alone; the window would take the image for a poster.
    if (kind !== "logo") artwork.upload(file);
  };

  return (
    <Modal open size="wide" onClose={onClose} title={t("title")}>
      <Tabs.Root
        onDrop={onDrop}
        value={kind}
        onValueChange={(value) => setKind(KINDS.find((one) => one === value) ?? "poster")}
      >
        <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
          <Tabs.List className="flex rounded-xl border border-line bg-ground p-1">
            {KINDS.map((one) => (
              <Tabs.Tab
                key={one}
                value={one}
                className="rounded-lg px-4 py-1.5 text-sm text-quiet hover:text-ink data-active:bg-raised data-active:text-ink"
              >
                {t(one)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <div className="flex flex-wrap items-center gap-2">
            {kind !== "logo" && <OwnImage artwork={artwork} />}
            <ResetImage film={film} kind={kind} artwork={artwork} />
          </div>
        </div>
        {KINDS.map((one) => (
          <Tabs.Panel key={one} value={one} className="space-y-8 outline-none">
            <OfferedImages film={film} kind={one} artwork={artwork} />
            {one !== "logo" && <FrameChoice film={film} kind={one} artwork={artwork} />}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </Modal>
  );
}

/** A file of this computer. */
function OwnImage({ artwork }: { artwork: ChooseArtwork }) {
  const t = useTranslations("artwork");
  const id = useId();
  return (
    <>
      <input
        id={id}
        type="file"
        accept={IMAGE_TYPES}
        className="peer sr-only"
        disabled={artwork.isBusy}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) artwork.upload(file);
        }}
      />
      <label
        htmlFor={id}
        className={`${buttonClass("quiet", "small")} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-accent-text`}
      >
        <Upload aria-hidden className="size-4" />
        {t("upload")}
      </label>
    </>
  );
}

/** The way back to the provider's image. */
function ResetImage({ film, kind, artwork }: { film: FilmDetail; kind: ArtworkKind; artwork: ChooseArtwork }) {
  const t = useTranslations("artwork");
  const isChosen = useOfferedImages(film.id, kind, "all", "votes").data?.pages[0]?.isChosen === true;
  if (!isChosen) return null;
  return (
    <Button
      size="small"
      variant="plain"
      disabled={artwork.isBusy}
      title={t(kind === "logo" ? "resetLogoHint" : "resetHint")}
      onClick={artwork.reset}
    >
      <RotateCcw aria-hidden className="size-4" />
      {t("reset")}
    </Button>
  );
}
