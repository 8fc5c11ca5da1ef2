/** About jobs and providers. */
export const workEn = {
  // Jobs
  unknown_job: "This job does not exist.",
  watching_paused: "Filmothèque is paused and watches no folder. Resume it first.",
  job_not_retryable: "This job cannot be retried: it is done or running.",
  job_not_cancellable: "This job cannot be cancelled: it has finished.",
  interrupted: "The program ended during this job. It is retried automatically.",
  crashed_repeatedly:
    "The program crashed each time this job ran ({fact} times), so it is no longer retried automatically.",
  job_payload_unreadable: "This job was queued by another version of the program and cannot be read here ({fact}).",
  unknown_job_kind: "This version of the program does not know this job type ({fact}).",
  unknown_entry: "This journal entry does not exist.",
  journal_not_undoable: "This can’t be undone (any more).",
  already_undone: "This was already undone.",
  undo_conflict: "Couldn’t undo this: a newer decision about the same file or film exists. Undo that first.",
  // Providers
  provider_unreachable: "{fact} does not respond. Existing details are kept; the next attempt is automatic.",
  provider_rate_limited: "{fact} asks us to slow down. The next attempt is automatic.",
  provider_unreachable_now: "{fact} does not respond. Try again in a moment.",
  provider_rate_limited_now: "{fact} asks us to slow down. Try again in a moment.",
  provider_blocked_now: "{fact} blocks requests from this program or network for now. Try again later.",
  provider_intercepted_now:
    "Something between this computer and {fact} answers instead: a proxy, a firewall or a login page. Check the network, then try again.",
  provider_answer_invalid_now: "{fact} sent an unreadable response. Try again later.",
  provider_refused: "TMDB rejects the key. Check it in the settings; until then the keyless sources are used.",
  provider_blocked:
    "{fact} blocks requests from this program or network for now. Existing details are kept; the next attempt is automatic.",
  provider_intercepted:
    "Something between this computer and {fact} answers instead: a proxy, a firewall or a login page. Check the network; the next attempt is automatic.",
  provider_answer_invalid: "{fact} sent an unreadable response. The next attempt is automatic.",
  not_found_at_provider: "{fact} no longer has this entry.",
  film_gone: "TMDB no longer lists “{fact}”. Existing details are kept.",
  no_tmdb_id: "TMDB does not know this film, or nothing links it to TMDB. Its details come from Wikidata.",
  provider_unconfigured: "No key is set.",
  outside_requests_off: "Internet access is switched off in the settings.",
  no_candidates: "No film found with this name.",
  no_article: "No article found for this film.",
  picture_refused: "This image cannot be used: {fact}",
  artwork_unavailable: "This image cannot be fetched right now. Check the connection, then try again.",
  no_still: "No frame could be extracted from the file.",
  no_ffmpeg: "FFmpeg is missing, so no frames can be extracted from files, and films cannot be prepared for browsers.",
  old_media_program: "From {fact}. Install a newer FFmpeg: old decoders have known security holes.",
} as const;
