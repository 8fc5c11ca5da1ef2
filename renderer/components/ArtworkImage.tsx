import { type ReactNode, useCallback, useState } from "react";
import { placeholderDataUrl } from "./placeholder.ts";

type ArtworkImageProps = {
  image: { url: string; placeholder: string | null };
  /** Words for who cannot see it; empty where the title stands beside it. */
  alt?: string;
  className?: string;
  eager?: boolean;
  /** How wide it is shown, CSS: of the widths there are, the browser takes the one that fits it and the screen. */
  sizes?: string | undefined;
  /** What stands there instead when the picture cannot be had. */
  fallback?: ReactNode;
};

/** Fills its parent: first the blur in the picture's own tones, then the picture fades in over it. */
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
  // What the browser already holds is shown at once, without a fade.
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

/** Our own posters are kept at these widths; the last but one part of their address says which one it is. */
const WIDTHS = [185, 342, 780];

function widthsOf(url: string): string | undefined {
  const address = /^(\/api\/artwork\/\d+\/)\d+(\?.*)?$/.exec(url);
  return address ? WIDTHS.map((width) => `${address[1]}${width}${address[2] ?? ""} ${width}w`).join(", ") : undefined;
}
