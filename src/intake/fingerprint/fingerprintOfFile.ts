import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { openForReading } from "../fileAccess/openForReading.ts";
import { fingerprintOf, takeSamples } from "./fingerprint.ts";

/** The fingerprint that a scan of the file computes. Blocks. @throws LinkInPath, or the file system's error */
export function fingerprintOfFile(path: string, roots: AllowedRoots): string {
  using file = openForReading(path, roots);
  return fingerprintOf(file.stat.sizeBytes, takeSamples(file.stat.sizeBytes, file.readAt));
}

/** The same in a thread. */
export const fingerprintFile = ({ path, roots }: { readonly path: string; readonly roots: AllowedRoots }): string =>
  fingerprintOfFile(path, roots);
