import { Share2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/Button.tsx";
import { showToast } from "../components/toasts.ts";
import { useTranslations } from "../i18n/index.ts";

type SharePictureProps = {
  /** Without an ending. */
  fileName: string;
  /** @returns a PNG */
  draw: () => Promise<Blob>;
  /** For a button that shows its icon only: what it shares. */
  label?: string;
  size?: "normal" | "icon";
};

/** Makes a picture, and shares it where the system can; elsewhere it is saved as a file. Nothing is sent by the program. */
export function SharePicture({ fileName, draw, label, size = "normal" }: SharePictureProps) {
  const t = useTranslations("common");
  const [isDrawing, setDrawing] = useState(false);

  async function share(): Promise<void> {
    setDrawing(true);
    try {
      await shareFile(new File([await draw()], `${fileName}.png`, { type: "image/png" }));
    } catch (error) {
      console.warn("The picture could not be shared", error);
      showToast(t("pictureFailed"), { tone: "problem" });
    } finally {
      setDrawing(false);
    }
  }

  return (
    <Button
      size={size}
      variant={size === "icon" ? "plain" : "quiet"}
      disabled={isDrawing}
      onClick={() => void share()}
      {...(size === "icon" && { "aria-label": label ?? t("sharePicture"), title: t("sharePicture") })}
    >
      <Share2 aria-hidden className={size === "icon" ? "size-4" : "size-5"} />
      {size === "normal" && t("sharePicture")}
    </Button>
  );
}

async function shareFile(file: File): Promise<void> {
  if (isTouch() && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
    } catch (error) {
      // The person closed the system's dialog.
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    }
    return;
  }
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Where a finger points, sharing is a habit; elsewhere a file is what people expect. */
const isTouch = (): boolean => matchMedia("(pointer: coarse)").matches;
