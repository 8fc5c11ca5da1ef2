import { type ReactNode, useCallback, useState } from "react";
import { placeholderDataUrl } from "./placeholder.ts";

type ArtworkImageProps = {
  image: { url: string; placeholder: string | null };
  /** Alternative text; empty where the title is next to it. */
  alt?: string;
  className?: string;
  eager?: boolean;
  /** The `sizes` attribute; with it the browser chooses among the widths that the engine keeps. */
  sizes?: string | undefined;
  /** Shown if the image cannot be loaded. */
  fallback?: ReactNode;
};

/** Fills its parent: first a blurred preview, then the image fades in over it. */
export function ArtworkImage({
  image,
  alt = "",
  className = "",
  eager = false,
  sizes,
  fallback = null,
}: ArtworkImageProps) {
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  const blur = image.placeholder ? placeholderDataUrl(image.placeholder) : null;
  // An image from the browser's cache is shown without a fade.
  const adopt = useCallback((image: HTMLImageElement | null) => {
    if (image?.complete && image.naturalWidth > 0) setState("shown");
  }, []);

  if (state === "failed" && !blur) return fallback;
  return (
    <div
      className={`absolute inset-0 bg-raised bg-cover bg-center ${className}`}
      style={blur ? { backgroundImage: `url(${blur})` } : undefined}
    >
      {state !== "failed" && (
        <img
          ref={adopt}
          {...(sizes && { srcSet: widthsOf(image.url), sizes })}
          src={image.url}
          alt={alt}
          decoding="async"
          loading={eager ? "eager" : "lazy"}
          className={`size-full object-cover transition-opacity duration-300 ${state === "shown" ? "" : "opacity-0"}`}
          onLoad={() => setState("shown")}
          onError={() => setState("failed")}
        />
      )}
    </div>
  );
}

/** Widths of the images that the engine keeps. The width is the last part of such an image's path. */
const WIDTHS = [185, 342, 780];

function widthsOf(url: string): string | undefined {
  const address = /^(\/api\/artwork\/\d+\/)\d+(\?.*)?$/.exec(url);
  return address ? WIDTHS.map((width) => `${address[1]}${width}${address[2] ?? ""} ${width}w`).join(", ") : undefined;
}
