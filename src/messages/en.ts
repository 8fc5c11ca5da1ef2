import { diskEn } from "./disk/en.ts";

/** What the engine says in English: what happened, what it means, what to do. `{fact}` is filled in. */
export const en = {
  ...diskEn,
  // Files
  no_such_folder: "There is no such folder on this machine. Give its whole path, as the file manager shows it.",
  not_found: "There is no file there any more. Was it moved or renamed?",
  not_a_video: "This is not a video, so it was left where it is.",
  empty: "The file is empty: copy it again.",
  unreadable: "The file cannot be read: check its permissions.",
  incomplete: "The file is still being copied. It is added by itself when it is whole.",
  in_use: "Another program is using the file. It is added automatically when that program closes it.",
  truncated: "The file ends too early: the copy was probably interrupted. Copy it again and it is read again.",
  outside_allowed_roots:
    "This place is outside the watched folders. Upload the file, or ask the owner to watch its folder.",
  too_slow: "Reading it took too long and was stopped.",
  set_aside: "Set aside by hand: no film.",
  extra: "An extra or a sample: kept with its film, not listed as one.",
  unknown_file: "There is no such file in the library.",
  content_too_costly:
    "Reading this file took more time or memory than a real one needs, so it was stopped. Nothing was changed. Check the file, or create it again.",
  not_a_picture: "This picture cannot be used: JPEG, PNG, WebP and AVIF up to 20 MB can.",
  not_a_tmdb_key: "This is no key of TMDB: a key is 32 letters and digits, a read token three parts with dots between.",
  tmdb_key_encrypted:
    "The TMDB key of this library was encrypted by the desktop application and cannot be read here. Films are looked up without it; set TMDB_API_KEY to use a key.",
  tmdb_key_damaged:
    "The stored TMDB key cannot be read. Films are looked up without it; enter it again in the settings, or set TMDB_API_KEY.",
  not_a_subtitle: "This file holds no subtitles that can be read: SRT and WebVTT can.",
  unknown_subtitle: "The file has no such subtitle, or one that holds pictures instead of text.",
  file_name_invalid: "The file name cannot be used: {fact}",
  upload_too_large: "The file is larger than {fact}, the limit for uploads. Give its path or watch its folder instead.",
  upload_aborted: "The upload was interrupted and removed. Try it again.",
  // Offline catalogues
  unknown_catalogue: "There is no catalogue of that name.",
  catalogue_source_missing:
    "There is no such file or folder: {fact}. Name the file, or for IMDb the folder with title.basics.tsv.gz.",
  catalogue_source_unreadable:
    "The source cannot be read to its end ({fact}). The catalogue that was there stands; try again with a whole copy.",
  catalogue_without_films: "No film was found in the source, so no catalogue was made. Check that the format fits.",
  catalogue_busy: "The catalogue {fact} is being imported already. Wait for that import to end.",
  catalogue_endpoint_unreachable: "{fact} does not answer. What was read is kept: the same command goes on from there.",
  // NFO files
  nfo_exists: "Another program wrote {fact}. Replace it? What it holds now is kept beside it as .bak.",
  no_present_file: "No file of this film is there just now. Connect its drive and try again.",
  nfo_too_large: "The NFO file is larger than 1 MiB, so it was not read.",
  nfo_has_doctype: "The NFO file holds a DOCTYPE, which could make programs read other files: it was not read.",
  nfo_too_deep: "The NFO file is nested too deeply, so it was not read.",
  nfo_says_nothing: "The NFO file says neither a title nor an id.",
  nfo_unreadable: "The NFO file cannot be read: check its permissions. Links are not followed.",
  nfo_too_slow: "Reading the NFO file took too long and was stopped.",
  // Folders
  unknown_folder: "This folder is not watched.",
  not_a_folder: "This is not a folder.",
  folder_offline: "The folder is not there, or is empty where it was not: its drive may be unplugged. Its films stay.",
  watch_limit: "The system's watches are used up; the folder is looked through regularly instead.",
  watch_failed: "The folder cannot be watched: {fact}",
  network_folder: "The folder is on the network; it is looked through regularly instead of watched.",
  // Films
  unknown_film: "There is no such film in the library.",
  unknown_person: "There is no such person in the library.",
  bad_cursor: "This place in the list is not valid any more: start again from the first page.",
  not_matchable: "Say which film it is: a TMDB number, a Wikidata item or a film of the library.",
  // Jobs
  unknown_job: "There is no such job.",
  watching_paused: "Filmothèque is paused and watches no folder. Resume it first.",
  job_not_retryable: "This job cannot be tried again: it is done or running.",
  job_not_cancellable: "This job cannot be cancelled: it is over.",
  interrupted: "The program ended while this was under way. It is tried again automatically.",
  crashed_repeatedly:
    "The program ended each time this was tried ({fact} times), so it is no longer retried automatically.",
  job_payload_unreadable: "Another version of the program queued this job, and it cannot be read here ({fact}).",
  unknown_job_kind: "This version of the program has no such job type ({fact}).",
  unknown_entry: "There is no such entry in the journal.",
  journal_not_undoable: "This cannot be undone (any more).",
  already_undone: "This was undone already.",
  undo_conflict: "Couldn’t undo this: something newer was decided about the same file or film. Undo that first.",
  // Providers
  provider_unreachable: "{fact} does not answer. What is known stays; the next attempt comes by itself.",
  provider_rate_limited: "{fact} asks for patience. The next attempt comes by itself.",
  provider_refused: "TMDB refuses the key. Check it in the settings; until then the keyless sources are asked.",
  provider_answer_invalid: "{fact} answered something unreadable. The next attempt comes by itself.",
  not_found_at_provider: "{fact} does not know it any more.",
  provider_unconfigured: "No key is set for it.",
  outside_requests_off: "Outside requests are switched off in the settings.",
  no_candidates: "No film found by this name.",
  no_article: "No article found for this film.",
  picture_refused: "The picture cannot be used: {fact}",
  no_still: "No picture could be taken from the file.",
  no_ffmpeg: "ffmpeg is missing, so no picture can be taken from files.",
  old_media_program: "From {fact}: install a newer ffmpeg, for old decoders have known holes.",
  // Accounts
  already_set_up: "The library already has an owner: log in.",
  wrong_credentials: "Name or password is wrong.",
  too_many_attempts: "Too many attempts. Try again in {fact} s.",
  weak_password: "Choose a longer or less common password: at least 8 characters, not one of the commonest.",
  user_exists: "There is already someone with this name.",
  unknown_user: "There is nobody with this name.",
  wrong_password: "The present password is wrong.",
  last_owner: "The owner cannot be removed.",
  first_is_owner: "The first account of a library is its owner’s: leave out --role member.",
  user_name_invalid: "A name has 1 to 64 characters: “{fact}” cannot be used.",
  password_prompt: "Password: ",
  password_again_prompt: "The same password again: ",
  passwords_differ: "The two passwords differ. Nothing was changed.",
  password_missing:
    "No password was given. Type it at the prompt, pass it on standard input, or name a file with --password-file.",
  password_file_unreadable: "The password file cannot be read: {fact}",
  user_added_owner: "“{user}” was added as an owner.",
  user_added_member: "“{user}” was added as a member.",
  user_password_reset: "“{user}” has a new password. All their sessions have ended.",
  role_owner: "owner",
  role_member: "member",
  no_session: "Log in first.",
  owner_only: "Only the owner may do this.",
  not_your_data: "These recommendations belong to somebody else. Ask for your own: each person sees only theirs.",
  // Requests
  invalid_request: "The request is not valid: see the list of errors.",
  not_json: "The body is not valid JSON.",
  json_only: "The body must be JSON and say so: Content-Type: application/json.",
  body_too_large: "This is larger than {fact}, the limit here. Send less, or a smaller file.",
  unknown_route: "There is nothing at this address.",
  wrong_host:
    "This library is not served under that name. Use its own address, or add the name (FILMOTHEQUE_PUBLIC_URL, FILMOTHEQUE_ALLOWED_HOSTS).",
  insecure_http:
    "Passwords would travel here in clear text, so this is refused. Use the address that begins with https://, or allow plain HTTP with FILMOTHEQUE_INSECURE_HTTP=1.",
  forwarded_invalid:
    "The proxy says two different things about where this request comes from, or something unreadable. Let it send either X-Forwarded-For, -Proto and -Host or Forwarded, and remove the other.",
  insecure_http_start:
    "On {fact}, passwords would travel over the network in clear text. Put a proxy with HTTPS in front (FILMOTHEQUE_TRUSTED_PROXIES), give a certificate (FILMOTHEQUE_TLS_CERT, FILMOTHEQUE_TLS_KEY), or allow it with FILMOTHEQUE_INSECURE_HTTP=1.",
  no_accounts:
    "Anyone who can reach {fact} could create the first account. Create the owner first, with “filmotheque users add NAME”, then start again.",
  certificate_unusable:
    "The certificate and its key cannot be used: {fact}. Check that both files are PEM, belong together and may be read.",
  foreign_origin: "Requests from other pages are refused.",
  unexpected: "Something went wrong inside. Nothing was lost; the log has the details under this request's id.",
  database_busy: "Another program holds the database. Try again in a moment.",
  library_busy: "The library is busy with other requests. Try again in {fact} s.",
  samples_failed: "The sample films could not be made: {fact}",
  // Backups
  backup_missing: "There is no backup at {fact}.",
  backup_damaged: "The backup {fact} is damaged. Nothing was changed; use another one.",
  backup_not_ours: "{fact} is not a backup of Filmothèque. Nothing was changed.",
  backup_from_newer_program:
    "The backup {fact} was made by a newer Filmothèque. Nothing was changed. Install the newer version, then restore it.",
  backup_unsafe: "{fact} holds files that no backup of Filmothèque holds. Nothing was changed.",
  backup_too_many_files: "{fact} holds more files than a backup may. Nothing was changed.",
  backup_too_large: "{fact} would unpack to far more than a backup holds. Nothing was changed.",
  backup_no_room: "There is too little room on the disk: {fact}. Nothing was changed. Free some space and try again.",
  // Journal
  journal_matched: "“{file}” was recognised as {film}",
  journal_matched_by_hand: "“{file}” was matched by hand with {film}",
  journal_unmatched: "The match of “{file}” was taken back",
  journal_moved: "“{from}” moved to “{to}”; its film stays",
  journal_no_copy: "“{file}” is no copy: it only looked like one, and is recognised by itself",
  journal_set_aside: "“{file}” was set aside: it is no film",
  journal_poster_given: "{film} was given a poster",
  journal_forgotten: "“{file}” was taken out of the library; the file stays where it is",
  journal_merged: "Two entries of {film} became one",
  journal_undone: "Undone: {what}",
  journal_redone: "Done again: {what}",
  // Recommendations
  reason_liked: "Because you liked {film}",
  reason_liked_both: "Because you liked {film} and {other}",
  reason_alike: "Much in common with {film}, which you liked",
  reason_taste: "Chosen by your ratings",
  not_enough_data:
    "There are too few ratings to learn from ({fact}). Import a set such as MovieLens, or rate more films.",
  model_damaged: "The file of that version is gone or damaged ({fact}). The version that serves goes on.",
  postgres_unreachable: "{fact} cannot be reached, or refuses the login. Check the address, the user and the password.",
  postgres_refused: "The database refused the query: {fact}",
  mlflow_unreachable:
    "The MLflow server does not answer ({fact}). The training is finished here; publishing it is tried again.",
  mlflow_refused: "The MLflow server refused the training ({fact}). It is finished here all the same.",
  ratings_source_damaged: "{fact} is damaged, or no whole ZIP. Download it again. Nothing was changed.",
  export_missing: "There is no such export at {fact}: Letterboxd’s and Trakt’s ZIP, or IMDb’s CSV, is wanted.",
  unknown_member: "Nobody of that name belongs to the household: {fact}.",
  unknown_training: "There is no such training.",
  unknown_version: "There is no such version of a model.",
  unknown_import: "There is no such import, or it was taken back already.",
  ratings_source_missing:
    "There is no MovieLens set at {fact}: a folder or a ZIP with ratings.csv, ratings.dat or u.data is wanted.",
  // Lists
  unknown_list: "You have no such list.",
  list_exists: "You have a list called {fact} already.",
  list_kept: "The watchlist and the favourites stay: only lists of your own are renamed or removed.",
  too_many_lists: "You have {fact} lists already, which is the maximum. Remove one first.",
  list_full: "The list holds {fact} films, which is the maximum. Start another list.",
  file_gone: "The file is not there just now. Connect its drive and try again.",
  range_not_satisfiable: "The file is shorter than what was asked for.",
  // Monitoring
  unknown_metric: "There is no metric called {fact}. GET /api/metrics/summary lists them.",
  span_too_long: "That is more than {fact} points: choose a wider step or a shorter span.",
  unknown_alert: "There is no such alert.",
  unknown_task: "There is no such maintenance task: purge, images, refresh, missing, vacuum, integrity or backup.",
  unknown_trace: "This trace is forgotten: traces are kept for some minutes, and never written down.",
  alert_drift:
    "What is rated now differs from what the model learnt from: {fact}. Train again, or take it as the new measure.",
  alert_error_rate: "{fact} of requests fail on our side. The errors and the log say which.",
  alert_provider_down: "{fact} does not answer, or refuses the key. Films wait and go on by themselves.",
  alert_queue_stuck: "{fact} jobs wait and nothing is being finished. Start the program anew if this lasts.",
  alert_disk_low: "Only {fact} are free where the library lies. Free some space before pictures and backups fail.",
  alert_database_damaged: "The check of the database found: {fact}. Restore the newest good backup.",
  feature_rating_mean: "mean rating",
  feature_rating_sd: "spread of ratings",
  feature_rating_histogram: "distribution of ratings",
  feature_genre_mix: "genres",
  feature_decade_mix: "decades",
  feature_ratings_per_user: "ratings a person",
  feature_cold_start_share: "lists answered by popularity",
  feature_unidentified_share: "files without a film",
  feature_score_mean: "predicted scores",
  feature_catalogue_coverage: "films ever suggested",
  health_database_ok: "The database is sound.",
  health_database_bad:
    "The check of the database found: {fact}. Check again; if it stays, restore the newest good backup.",
  health_writer_ok: "Writing takes {fact} ms at worst.",
  health_writer_bad: "Writing takes up to {fact} ms. Is the disk slow, or on the network?",
  health_disk_ok: "{fact} GiB are free.",
  health_disk_bad: "Only {fact} GiB are free where the library lies. Free some space; a purge helps a little.",
  health_watches_ok: "Every watched folder is there.",
  health_watches_bad: "Not there just now: {fact}. Is its drive connected? Its films stay.",
  health_providers_ok: "The sources answer, or were not needed.",
  health_providers_bad: "No answer from {fact}. Films wait and go on by themselves; you can have them asked now.",
  health_workers_ok: "The threads are well.",
  health_workers_bad: "{fact} threads ended in an error within the hour and were replaced. The log says why.",
  health_jobs_ok: "No job has failed.",
  health_jobs_bad: "Failed jobs: {fact}. See why, and try them again.",
  health_backups_ok: "Backups are made. The last: {fact}",
  health_backups_new: "No backup yet: the first comes by itself within a day.",
  health_backups_bad: "There is no backup of the last seven days. Make one now.",
  health_clock_ok: "The clock runs evenly.",
  health_clock_bad: "The clock was set back within the hour. Times shown may be wrong; nothing is lost.",
  paused_after_crashes:
    "Filmothèque stopped unexpectedly {fact} times in a row after starting, so work is paused. Resume it when you are ready; a file that keeps failing is skipped after a few attempts.",
  reason_popular: "Much liked, and waiting in your library",
  reason_unseen: "In your library, not watched yet",

  // The library cannot be opened
  open_library_in_use:
    "Another Filmothèque is using the library in {folder}. Close it, or use the one that is running.",
  open_database_damaged: "The library’s database is damaged. Nothing was deleted: it was set aside as {damagedFile}.",
  open_database_from_newer_program:
    "The library in {folder} was last used by a newer Filmothèque. Nothing was changed. Install the newer version to open it.",
  open_config_number:
    "The environment variable {variable} is set to “{value}”. It must be a whole number from 0 to {most}.\n\nCorrect it and start again.",
  open_config_word:
    "The environment variable {variable} is set to “{value}”. It must be one of: {words}.\n\nCorrect it and start again.",
  open_config_address:
    "The environment variable {variable} is set to “{value}”. It must be an address such as {example}\n\nCorrect it and start again.",
  listen_address_taken:
    "{address} is taken: another Filmothèque may be running there. Stop it, or choose another port with FILMOTHEQUE_PORT.",
  listen_port_forbidden:
    "The system does not allow listening on port {port}: choose one above 1023 with FILMOTHEQUE_PORT.",
  listen_no_such_address: "{host} is no address of this machine: choose another with FILMOTHEQUE_HOST.",
  open_library_in_use_at:
    "Another Filmothèque is using the library in {folder}. Close it, or open it in a browser: {address}",
  open_library_missing:
    "The folder {folder} held a library, and its database is gone. Nothing was changed, and no new library was created.",
  open_library_empty:
    "The folder {folder} held a library, and its database is empty. Nothing was changed, and no new library was created.",
  open_library_without_accounts:
    "The folder {folder} held a library with accounts, and its database has none. Nothing was changed, and no new library was created.",
  open_set_aside: "The damaged database is kept as {damagedFile}.",
  open_backup_offered: "The newest good backup is from {date}: {backup}. Changes made after that are not in it.",
  open_no_backup: "There is no good backup.",
  open_restore_command: 'Restore it with “filmotheque restore "{backup}"”.',
  open_start_new_command: "To start a new, empty library instead, run “filmotheque start-new”.",
  open_foreign_database:
    "{file} is a database of another program. Nothing was changed.\n\nMove it elsewhere, or choose another folder with FILMOTHEQUE_DATA.",
  start_new_done: "The next start creates a new library. The old database is kept as {kept}.",
  start_new_done_nothing_kept: "The next start creates a new library. Backups and files stay where they are.",
  start_new_not_needed: "The library in {folder} is there. Nothing was changed.",
} as const;

export type MessageKey = keyof typeof en;
