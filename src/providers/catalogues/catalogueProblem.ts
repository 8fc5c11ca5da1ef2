import type { DiskFaultCode } from "../../disk/index.ts";
import { CodedError } from "../../errors/index.ts";

export type CatalogueProblemCode =
  | "catalogue_source_missing"
  | "catalogue_source_unreadable"
  | "catalogue_without_films"
  | "catalogue_busy"
  | `catalogue_${DiskFaultCode}`
  | "catalogue_endpoint_unreachable";

/** An import that made no catalogue. An earlier catalogue stays; `fact` names the source or the cause. */
export class CatalogueProblem extends CodedError<CatalogueProblemCode, { readonly fact: string }> {
  override readonly name = "CatalogueProblem";
  constructor(code: CatalogueProblemCode, fact: string, cause?: unknown) {
    super(code, { fact }, { cause });
  }
}
