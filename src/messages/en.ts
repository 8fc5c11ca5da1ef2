import { diskEn } from "./disk/en.ts";

/** What the engine says in English: what happened, what it means, what to do. `{fact}` is filled in. */
export const en = {
  ...diskEn,
  // Files
  no_such_folder: "There is no such folder on this computer. Enter the full path, as the file manager shows it.",
  not_found: "The file is no longer there. Was it moved or renamed?",
  not_a_video: "This is not a video, so it was skipped.",
  empty: "The file is empty: copy it again.",
  control_file: "A file of another program, such as a download list or a lock. It contains no film.",
  recycle_bin: "Deleted files. Nothing in a recycle bin is added.",
  snapshot: "Older states of files, saved by the drive. Snapshots are not added.",
  thumbnails: "Images and indexes of another program. They contain no film.",
  system_file: "A file or folder of the operating system or the network drive.",
  hidden: "Hidden: the name begins with a dot.",
  ignored_by_file: "Excluded by an ignore file ({fact}).",
  removed_by_hand: "Removed from the library. Add it again here, or undo the removal in Activity.",
  disc_image: "A disc image. Copy the disc’s folder or its films out of the image to add them.",
  stream_link: "A link to a stream or a playlist, not a film on this computer.",
  unsupported_format: "This format cannot be opened: {fact}. Convert the file to MKV or MP4 to add it.",
  companion: "Subtitles, images and descriptions. They are used with their films.",
  name_not_utf8: "The name is not valid UTF-8, so no program can open the file reliably. Rename it to add it.",
  not_skipped: "This file or folder is not in the list of files that were not added.",
  unreadable: "The file cannot be opened. Check its permissions, and that its drive is connected.",
  damaged: "The file is damaged: no reader makes sense of its content. Copy it again, or try it in a player.",
  codec_unknown: "The video codec is unknown ({fact}), so the file cannot be read.",
  program_missing:
    "This file can only be read with ffprobe, which was not found or does not start. Install ffmpeg, then restart Filmothèque.",
  program_crashed: "{fact} crashed while it read this file. A newer ffmpeg may read it.",
  incomplete: "The file is still being copied. It is added automatically once it is complete.",
  in_use: "Another program is using the file. It is added automatically when that program closes it.",
  truncated: "The file ends too early; the copy was probably interrupted. Copy it again.",
  outside_allowed_roots:
    "This place is outside the watched folders. Upload the file, or ask the owner to watch its folder.",
  too_slow: "Reading the file took too long; its drive may be asleep. It is tried again automatically.",
  set_aside: "Excluded by hand: not a film.",
  extra: "An extra or a sample: kept with its film, not listed as a film.",
  unknown_file: "This file is not in the library.",
  content_too_costly:
    "Reading this file took more time or memory than a real one needs, so it was stopped. Nothing was changed. Check the file, or create it again.",
  not_a_picture: "This image cannot be used. JPEG, PNG, WebP and AVIF up to 20 MB are supported.",
  not_a_tmdb_key:
    "That isn’t a TMDB key. An API key has 32 letters and digits; a read access token has three parts separated by dots.",
  tmdb_key_encrypted:
    "The TMDB key of this library was encrypted by the desktop application and cannot be read here. Films are looked up without it; set TMDB_API_KEY to use a key.",
  tmdb_key_damaged:
    "The stored TMDB key cannot be read. Films are looked up without it; enter it again in the settings, or set TMDB_API_KEY.",
  not_a_subtitle: "This file has no readable subtitles. SRT and WebVTT are supported.",
  unknown_subtitle: "The file has no such subtitle track, or the track contains images instead of text.",
  file_name_invalid: "The file name “{fact}” cannot be used.",
  upload_too_large: "The file is larger than {fact}, the limit for uploads. Give its path or watch its folder instead.",
  upload_aborted: "The upload was interrupted and removed. Try again.",
  // Offline catalogues
  unknown_catalogue: "There is no catalogue with this name.",
  catalogue_source_missing:
    "No such file or folder: {fact}. Enter the file, or for IMDb the folder with title.basics.tsv.gz.",
  catalogue_source_unreadable:
    "The source could not be read to the end ({fact}). The existing catalogue is unchanged; try again with a complete copy.",
  catalogue_without_films: "No films were found in the source, so no catalogue was created. Check the format.",
  catalogue_busy: "The catalogue {fact} is already being imported. Wait for that import to finish.",
  catalogue_endpoint_unreachable:
    "{fact} does not respond. What was read is saved; run the same command again to resume.",
  // NFO files
  nfo_exists: "Another program wrote {fact}. Replace it? Its current content is saved next to it as .bak.",
  no_present_file: "No file of this film is available right now. Connect its drive and try again.",
  nfo_too_large: "The NFO file is larger than 1 MB, so it was not read.",
  nfo_has_doctype: "The NFO file contains a DOCTYPE, which could make programs read other files, so it was not read.",
  nfo_too_deep: "The NFO file is nested too deeply, so it was not read.",
  nfo_says_nothing: "The NFO file contains neither a title nor an ID.",
  nfo_unreadable: "The NFO file cannot be read. Check its permissions. Links are not followed.",
  nfo_too_slow: "Reading the NFO file took too long and was stopped.",
  // Folders
  unknown_folder: "This folder is not being watched.",
  own_folder: "This is Filmothèque’s own folder. Choose a folder with films.",
  whole_disk: "This is the whole disk, with the system and Filmothèque’s own files. Choose a folder with films.",
  not_a_folder: "This is not a folder.",
  folder_offline: "The folder is missing, or unexpectedly empty: its drive may be disconnected. Its films are kept.",
  watch_limit: "The system’s limit on watched folders is reached; this folder is scanned regularly instead.",
  watch_failed: "The folder cannot be watched: {fact}",
  network_folder: "The folder is on the network; it is scanned regularly instead of watched.",
  // Films
  unknown_film: "This film is not in the library.",
  unknown_person: "This person is not in the library.",
  bad_cursor: "This position in the list is no longer valid. Start again from the first page.",
  not_matchable: "Specify the film: a TMDB ID, a Wikidata item or a film in the library.",
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
  // Accounts
  already_set_up: "The library already has an owner. Log in.",
  wrong_credentials: "Wrong name or password.",
  too_many_attempts: "Too many attempts. Try again in {fact} s.",
  weak_password: "Choose a longer or less common password: at least 8 characters, and not a common password.",
  display_name_exists:
    "Another user is shown under this display name, or under one that looks the same. Choose another.",
  user_exists: "This name, or one that looks the same, is already taken.",
  unknown_user: "There is no user with this name.",
  unknown_session: "This session has ended already, or is not one of yours.",
  wrong_password: "The current password is wrong.",
  last_owner: "The owner cannot be removed.",
  first_is_owner: "The first account of a library is its owner’s: leave out --role member.",
  user_name_invalid: "A name has 1 to 64 visible characters: “{fact}” cannot be used.",
  password_prompt: "Password: ",
  password_again_prompt: "Repeat password: ",
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
  owner_only: "Only the owner can do this.",
  not_for_kids: "This isn’t available in a kids profile.",
  owner_unlimited: "The owner’s profile has no age limit.",
  not_your_data: "These recommendations belong to somebody else. Ask for your own: each person sees only theirs.",
  // Requests
  invalid_request: "The request is not valid; see the list of errors.",
  not_json: "The body is not valid JSON.",
  json_only: "The body must be JSON and say so: Content-Type: application/json.",
  bad_request: "The request is not valid HTTP, or its address is not valid.",
  request_timeout: "The request was not sent in time. Try again.",
  headers_too_large:
    "The address and headers of the request are too long: shorten them, for example with fewer filters.",
  json_too_deep: "The body is nested too deeply: at most {fact} levels are allowed.",
  json_key_refused: "The body has a key that is not allowed: __proto__, or prototype in constructor.",
  too_many_writes: "Too many changes in a short time. Try again in {fact} s.",
  too_many_uploads: "Too many uploads at once. Try again in {fact} s, when others have finished.",
  too_many_frames: "Many frames are being extracted already. Try again in {fact} s.",
  too_many_streams: "Too many open pages or event streams. Close some, or try again in {fact} s.",
  body_too_large: "This is larger than {fact}, the limit here. Send less, or a smaller file.",
  unknown_route: "There is nothing at this address.",
  wrong_host:
    "This server doesn’t answer to that host name. Add it with FILMOTHEQUE_PUBLIC_URL or FILMOTHEQUE_ALLOWED_HOSTS.",
  insecure_http:
    "Passwords would travel here in clear text, so this is refused. Use the address that begins with https://, or allow plain HTTP with FILMOTHEQUE_INSECURE_HTTP=1.",
  forwarded_invalid:
    "The proxy sent conflicting or invalid forwarding headers. Configure it to send either X-Forwarded-For, -Proto and -Host, or Forwarded, and to remove the other.",
  insecure_http_start:
    "On {fact}, passwords would travel over the network in clear text. Put a proxy with HTTPS in front (FILMOTHEQUE_TRUSTED_PROXIES), give a certificate (FILMOTHEQUE_TLS_CERT, FILMOTHEQUE_TLS_KEY), or allow it with FILMOTHEQUE_INSECURE_HTTP=1.",
  no_accounts:
    "Anyone who can reach {fact} could create the first account. Create the owner first, with “filmotheque users add NAME”, then start again.",
  certificate_unusable:
    "The certificate and its key cannot be used: {fact}. Check that both files are PEM, belong together and may be read.",
  foreign_origin: "Requests from other pages are refused.",
  unexpected: "Something went wrong on our side. Nothing was lost; the log has the details under this request’s ID.",
  database_busy: "Another program is using the database. Try again in a moment.",
  library_busy: "The library is busy with other requests. Try again in {fact} s.",
  worker_timeout: "This took too long and was stopped. Try again in a moment.",
  samples_failed: "The sample films could not be created: {fact}",
  // Backups
  backup_missing: "There is no backup at {fact}.",
  backup_damaged: "The backup {fact} is damaged. Nothing was changed; use another one.",
  backup_not_ours: "{fact} is not a Filmothèque backup. Nothing was changed.",
  backup_from_newer_program:
    "The backup {fact} was made by a newer Filmothèque. Nothing was changed. Install the newer version, then restore it.",
  backup_unsafe: "{fact} contains files that do not belong in a Filmothèque backup. Nothing was changed.",
  backup_too_many_files: "{fact} contains more files than a backup can. Nothing was changed.",
  backup_too_large: "{fact} would unpack to far more than a backup contains. Nothing was changed.",
  backup_no_room: "Not enough disk space: {fact}. Nothing was changed. Free some space and try again.",
  // Journal
  journal_matched: "“{file}” was identified as {film}",
  journal_matched_by_hand: "“{file}” was matched to {film} by hand",
  journal_unmatched: "The match of “{file}” was undone",
  journal_moved: "“{from}” moved to “{to}”; its film is unchanged",
  journal_no_copy: "“{file}” turned out not to be a copy; it is identified separately",
  journal_set_aside: "“{file}” was excluded: not a film",
  journal_poster_given: "{film} got a new poster",
  journal_film_removed: "{film} was removed from the library; its files stay on disk",
  journal_films_removed: "{count} films were removed from the library; their files stay on disk",
  journal_backdrop_given: "{film} got a new backdrop",
  journal_poster_reset: "The poster of {film} was reset",
  journal_backdrop_reset: "The backdrop of {film} was reset",
  journal_forgotten: "“{file}” was removed from the library; the file stays on disk",
  journal_merged: "Two entries of {film} were merged",
  journal_diary_added: "{film} added to your diary on {day}",
  journal_diary_changed: "The diary entry of {film} on {day} was changed",
  journal_diary_removed: "The diary entry of {film} on {day} was removed",
  journal_less_like_this: "Fewer films like {film} are recommended to you",
  journal_less_like_withdrawn: "Films like {film} may be recommended to you again",
  journal_undone: "Undone: {what}",
  journal_redone: "Redone: {what}",
  // Recommendations
  reason_liked: "Because you liked {film}",
  reason_alike: "Similar to {film}, which you liked",
  reason_director: "By {director}, whose films you like",
  reason_actor: "With {actor}, as in films you liked",
  reason_actors: "With {actor} and {other}, as in films you liked",
  reason_theme: "A theme you like: {theme}",
  reason_taste: "Based on your ratings",
  not_enough_data: "Too few ratings to train on ({fact}). Import a set such as MovieLens, or rate more films.",
  model_damaged: "The file of that version is missing or damaged ({fact}). The version in use stays.",
  postgres_unreachable: "{fact} cannot be reached, or rejects the login. Check the address, the user and the password.",
  postgres_refused: "The database rejected the query: {fact}",
  mlflow_unreachable: "The MLflow server does not respond ({fact}). It is tried again automatically.",
  mlflow_busy: "The MLflow server gets too many requests ({fact}). It is tried again automatically.",
  mlflow_not_mlflow:
    "Something other than an MLflow server answers ({fact}). Check MLFLOW_TRACKING_URI and any proxy in between.",
  mlflow_unauthorized:
    "The MLflow server rejects the login ({fact}). Set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, and restart Filmothèque.",
  mlflow_refused: "The MLflow server rejected the request ({fact}). Nothing was changed here.",
  mlflow_no_artefacts:
    "Models cannot be stored through the MLflow server ({fact}). Start it with --serve-artifacts. Only the figures were published.",
  mlflow_artefact_too_large: "The model is larger than allowed ({fact}). The previous version stays in use.",
  mlflow_artefact_damaged:
    "The model is damaged or of an unknown format ({fact}). The previous version stays in use. Promote another version at MLflow, or publish this one again.",
  mlflow_conflict:
    "Different versions were promoted here ({fact}) and at MLflow. MLflow’s version is in use. To use the other one, select it below.",
  mlflow_withdrawn:
    "MLflow has no production version any more. {fact} stays in use. Set the alias “production” there, or select a version below.",
  ratings_source_damaged: "{fact} is damaged or not a complete ZIP. Download it again. Nothing was changed.",
  export_too_large:
    "{fact} has more files, more rows or longer rows than an export of ratings can have, so it was not read. Nothing was changed. Choose the file as Letterboxd, IMDb or Trakt made it.",
  import_running: "An import of your ratings is still running. Wait until it ends, or cancel it, and try again.",
  export_unsafe: "{fact} contains links or devices, which no export has. Nothing was imported.",
  export_unreadable:
    "{fact} contains no rating or film that can be read. Choose Letterboxd’s or Trakt’s ZIP, or IMDb’s CSV, as downloaded.",
  export_missing:
    "No such export in {fact}. Expected: Letterboxd’s ZIP or one of its CSVs (“Name”, “Year”), IMDb’s CSV (“Const”), Trakt’s ZIP or JSON, or an export from Filmothèque.",
  export_is_movielens: "{fact} is a MovieLens set: ratings of many people. Import it under Models.",
  unknown_member: "No one with this name belongs to the household: {fact}.",
  unknown_training: "This training does not exist.",
  unknown_version: "This model version does not exist.",
  unknown_import: "This import does not exist, or was already removed.",
  ratings_source_missing:
    "No MovieLens set found at {fact}. Choose a folder or a ZIP with ratings.csv, ratings.dat or u.data.",
  unknown_community: "This community does not exist, or was not downloaded.",
  community_interrupted:
    "The connection to {fact} was lost. What was downloaded is kept; the next attempt resumes there.",
  community_busy: "{fact} asks us to slow down. What was downloaded is kept; the next attempt is automatic.",
  community_not_found: "The publisher no longer offers {fact}. Update the program, or set another address.",
  community_refused: "The publisher refuses the download ({fact}).",
  community_redirected: "The publisher’s address leads to another server, {fact}, which is not contacted.",
  community_intercepted:
    "A web page came instead of the file from {fact}: a proxy, a firewall or a login page answers. Check the network; the next attempt is automatic.",
  community_too_large: "{fact} is larger than this set can be, so the download was stopped.",
  community_no_room: "The disk has too little free space: {fact} are needed. Free some space, then try again.",
  community_checksum:
    "{fact} did not arrive as published: its checksum differs. It was deleted and is downloaded again.",
  // Lists
  unknown_diary_entry: "Your diary has no such entry.",
  unknown_list: "You have no such list.",
  list_exists: "You already have a list called {fact}.",
  list_kept: "The watchlist and the favourites cannot be renamed or removed, only your own lists.",
  too_many_lists: "You have {fact} lists already, which is the maximum. Remove one first.",
  list_full: "The list holds {fact} films, which is the maximum. Start another list.",
  no_playable_track:
    "The file has no picture, or no such audio track, that can be prepared for this browser. Open it in another player.",
  file_gone: "The file is not available right now. Connect its drive and try again.",
  file_no_permission: "The file cannot be opened: Filmothèque has no permission to read it. Check its permissions.",
  file_disk_failing: "The file’s disk reports errors, so the film cannot be played. Check the disk and its cable.",
  file_too_many_open_files: "The system allows no more open files right now. Try again in a moment.",
  range_not_satisfiable: "The requested range is beyond the end of the file.",
  // Monitoring
  unknown_metric: "There is no metric called {fact}. GET /api/metrics/summary lists them.",
  span_too_long: "That is more than {fact} points: choose a wider step or a shorter span.",
  unknown_alert: "This alert does not exist.",
  unknown_task: "There is no such maintenance task: purge, images, refresh, missing, vacuum, integrity or backup.",
  unknown_trace: "This trace has expired: traces are kept in memory for a few minutes.",
  alert_drift:
    "Recent ratings differ from earlier ones: {fact}. If suggestions no longer fit, train a model, or use the recent ratings as the new baseline.",
  alert_error_rate: "{fact} of requests fail on our side. See the errors and the log.",
  alert_provider_down: "{fact} does not respond, or rejects the key. Films wait and continue automatically.",
  alert_queue_stuck: "{fact} jobs are waiting and none finishes. Restart Filmothèque if this lasts.",
  alert_disk_low: "Only {fact} free on the library’s disk. Free some space before images and backups fail.",
  alert_database_damaged: "The database check found: {fact}. Restore the newest good backup.",
  feature_rating_mean: "average rating",
  feature_rating_sd: "spread of ratings",
  feature_rating_histogram: "distribution of ratings",
  feature_genre_mix: "genres",
  feature_decade_mix: "decades",
  feature_ratings_per_user: "ratings per person",
  feature_cold_start_share: "lists based on popularity",
  feature_unidentified_share: "unidentified files",
  feature_score_mean: "predicted scores",
  feature_catalogue_coverage: "films suggested at least once",
  health_database_ok: "No problems found.",
  health_database_bad: "The database check found: {fact}. Check again; if it persists, restore the newest good backup.",
  health_writer_ok: "Slowest write: {fact} ms",
  health_writer_bad: "Slowest write: {fact} ms. Is the disk slow, or on the network?",
  health_disk_ok: "{fact} GB free",
  health_disk_bad: "Only {fact} GB free on the library’s disk. Free some space; a purge helps a little.",
  health_watches_ok: "All watched folders are available.",
  health_watches_bad: "Not available: {fact}. Is the drive connected? Its films are kept.",
  health_providers_ok: "Providers respond, or were not needed.",
  health_providers_bad: "No response from {fact}. Films wait and continue automatically; you can retry now.",
  health_workers_ok: "All worker threads are running.",
  health_workers_bad: "{fact} worker threads failed within the hour and were replaced. See the log.",
  health_jobs_ok: "No failed jobs.",
  health_jobs_bad: "Failed jobs: {fact}. See why, and retry them.",
  health_backups_ok: "Last backup: {fact}",
  health_backups_new: "No backup yet; the first one is made automatically within a day.",
  health_backups_bad: "No backup in the last seven days. Back up now.",
  health_clock_ok: "The clock is steady.",
  health_clock_bad: "The clock was set back within the hour. Times shown may be wrong; nothing is lost.",
  paused_after_crashes:
    "Filmothèque stopped unexpectedly {fact} times in a row after starting, so work is paused. Resume it when you are ready; a file that keeps failing is skipped after a few attempts.",
  reason_popular: "Popular, and in your library",
  reason_unseen: "In your library, unwatched",

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
  open_config_file:
    "The environment variable {variable} is set to “{value}”. It must be a file such as {example}.\n\nCorrect it and start again.",
  open_config_address:
    "The environment variable {variable} is set to “{value}”. It must be an address such as {example}\n\nCorrect it and start again.",
  open_config_network:
    "The environment variable {variable} contains “{value}”, which covers nearly every address: anyone could then pretend to be any client, and the limit on wrong passwords would be useless. Enter only the address or network of the proxy, such as {example}\n\nCorrect it and start again.",
  open_sqlite_too_old:
    "This copy of Filmothèque runs on SQLite {found}, which can damage a library. Nothing was opened.\n\nInstall Filmothèque again: it brings SQLite {needed} or newer.",
  listen_address_taken:
    "{address} is taken: another Filmothèque may be running there. Stop it, or choose another port with FILMOTHEQUE_PORT.",
  listen_port_forbidden:
    "The system does not allow listening on port {port}: choose one above 1023 with FILMOTHEQUE_PORT.",
  listen_no_such_address: "{host} is not an address of this machine: choose another with FILMOTHEQUE_HOST.",
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
  open_foreign_schema:
    "{file} contains something that Filmothèque did not create ({object}) and that could change your data unnoticed. Nothing was changed.\n\nRemove it with the program that added it, or restore a backup: filmotheque restore <file>",
  open_foreign_database:
    "{file} is a database of another program. Nothing was changed.\n\nMove it elsewhere, or choose another folder with FILMOTHEQUE_DATA.",
  search_decade: "{from}s",
  search_since: "since {from}",
  search_before: "before {to}",
  start_new_done: "The next start creates a new library. The old database is kept as {kept}.",
  start_new_done_nothing_kept: "The next start creates a new library. Backups and files stay where they are.",
  start_new_not_needed: "The library in {folder} is there. Nothing was changed.",
} as const;

export type MessageKey = keyof typeof en;
