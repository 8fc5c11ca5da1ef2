import { Suspense, useEffect, useLayoutEffect, useState } from "react";
import { lazyPart } from "../../components/lazyPart.ts";
import { commandPaletteOpen } from "../../state/overlays.ts";
import { useStore } from "../../state/store.ts";

const PaletteBox = lazyPart(() => import("../../features/palette/CommandPalette.tsx"));

/** Ctrl K opens the command palette; its code is loaded when it is first opened. */
export function PaletteHost() {
  const isOpen = useStore(commandPaletteOpen);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      commandPaletteOpen.set(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  if (!isOpen) return null;
  return <Opened />;
}

/** Collects what is typed until the palette's field has the focus, so that no letter is lost. */
function Opened() {
  const [text, setText] = useState("");
  const [isReady, setReady] = useState(false);

  // Before the browser takes the next key, which may follow Ctrl K at once.
  useLayoutEffect(() => {
    if (isReady) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      setText((before) => before + event.key);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [isReady]);

  return (
    <Suspense>
      <PaletteBox text={text} onTextChange={setText} onReady={() => setReady(true)} />
    </Suspense>
  );
}
