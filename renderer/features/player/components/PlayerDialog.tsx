import { Dialog } from "@base-ui/react/dialog";
import { useRef, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import type { MediaSupport } from "../playability.ts";
import type { FilmVersion } from "../versions.ts";
import { Player } from "./Player.tsx";

type PlayerDialogProps = {
  readonly film: FilmDetail;
  readonly version: FilmVersion;
  readonly support: MediaSupport;
  onClose(): void;
};

/** A full-page dialog in dark colours. Escape closes it, and the focus returns to the previous element. */
export function PlayerDialog({ film, version: chosen, support, onClose }: PlayerDialogProps) {
  // The film's files may change while it plays: the version that was opened goes on.
  const [version] = useState(chosen);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          data-theme="dark"
          className="fixed inset-0 z-50 bg-black text-white outline-none"
        >
          <Dialog.Title className="sr-only">{film.title}</Dialog.Title>
          <Player film={film} version={version} support={support} popup={popup} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
