import { useState } from "react";
import { useNearViewport } from "../../../components/useNearViewport.ts";

/** For a row that loads its films when it is nearly visible. `near` is the ref of its element. */
export function useNearRow() {
  const [isNear, setNear] = useState(false);
  return { isNear, near: useNearViewport(() => setNear(true)) };
}
