import { CodedError } from "../../errors/index.ts";

/** `no_metadata_source`: no provider can be asked about the film; `refresh_expired`: the preview is no longer kept. */
export class RefreshProblem extends CodedError<"no_metadata_source" | "refresh_expired"> {
  override readonly name = "RefreshProblem";
}
