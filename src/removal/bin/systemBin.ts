import { CodedError } from "../../errors/index.ts";

/** Systems whose bin has a name of its own. */
type BinName = "windows" | "macos" | "linux";

/** The bin of the operating system, as a host offers it. */
export interface SystemBin {
  readonly name: BinName;
  /**
   * Moves one file to the bin. Never deletes it.
   * @param path without links
   * @throws Error where the drive has no bin, or the bin refuses the file; the file is where it was
   */
  move(path: string): Promise<void>;
}

/** `bin_not_here`: this host has none; `bin_refused`: the drive of the file has none, or another program uses the file. */
export class BinProblem extends CodedError<"bin_not_here" | "bin_refused", { readonly fact: string }> {
  override readonly name = "BinProblem";
  constructor(code: "bin_not_here" | "bin_refused", fact: string, cause?: unknown) {
    super(code, { fact }, { cause });
  }
}

export function binNameOf(platform: NodeJS.Platform): BinName {
  if (platform === "win32") return "windows";
  return platform === "darwin" ? "macos" : "linux";
}
