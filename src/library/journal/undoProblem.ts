import { CodedError } from "../../errors/index.ts";

/** The entry cannot be undone: it has no undo data, was undone already, or something newer depends on it. */
export class UndoProblem extends CodedError<
  "unknown_entry" | "journal_not_undoable" | "already_undone" | "undo_conflict"
> {
  override readonly name = "UndoProblem";
}
