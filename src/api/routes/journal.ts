import type { Language } from "../../contract/index.ts";
import { type JournalEntry, UndoProblem } from "../../library/index.ts";
import { isMessageKey, translate } from "../../messages/index.ts";
import { fileNameIn } from "../../paths/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import { routeWithSession } from "../context.ts";
import { type UndoParts, undoEntry } from "../undoEntry.ts";

export interface JournalRouteParts extends UndoParts {
  readonly reads: ReadPool;
}

/** What was done, and its undoing. */
export function journalRoutes(parts: JournalRouteParts) {
  const { reads } = parts;

  return {
    list: routeWithSession.program.journal.list.handler(async ({ input, context }) => {
      const user = context.session.user.key;
      const page = await reads.during(context.signal, { user }).journal.page({ ...input, user });
      return { ...page, items: page.items.map((entry) => toJournalAnswer(entry, context.language)) };
    }),
    undo: routeWithSession.program.journal.undo.handler(async ({ input, context }) => {
      const { key, userId } = context.session.user;
      // Entries about another user's diary are reported as not found.
      const whose = parts.library.journal.get(input.id)?.user ?? null;
      if (whose !== null && whose !== key) throw new UndoProblem("unknown_entry");
      return toJournalAnswer(await undoEntry(input.id, userId, parts, context.signal), context.language);
    }),
  };
}

/** A journal entry in the response format, with its text in the caller's language. */
export function toJournalAnswer(entry: JournalEntry, language: Language) {
  return {
    id: entry.id,
    at: new Date(entry.at).toISOString(),
    act: entry.act,
    by: entry.by,
    text: withWayBack(entry, textOf(entry, language), language),
    fileId: entry.fileId,
    filmId: entry.filmId,
    undoable: entry.undo !== null && entry.undoneAt === null,
    undoneAt: entry.undoneAt === null ? null : new Date(entry.undoneAt).toISOString(),
  };
}

/** Undone, a move to the bin left the file there: the library cannot fetch it from there itself. */
function withWayBack({ act, facts, undoneAt }: JournalEntry, text: string, language: Language): string {
  const bin = `bin_${facts.bin}`;
  if (!isMessageKey(bin) || (undoneAt === null && act !== "undone")) return text;
  return translate(language, "journal_restore_from_bin", { what: text, bin: translate(language, bin) });
}

function textOf({ act, facts }: Pick<JournalEntry, "act" | "facts">, language: Language): string {
  // An undo says what was undone.
  if ((act === "undone" || act === "redone") && typeof facts.act === "string")
    return translate(language, `journal_${act}`, { what: textOf({ act: facts.act, facts }, language) });
  const key = `journal_${act}`;
  return isMessageKey(key) ? translate(language, key, shortened(facts)) : act;
}

/** A person calls a file by its name, not by its path. */
function shortened(facts: JournalEntry["facts"]): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === "string" ? fileNameIn(fact) : fact]),
  );
}
