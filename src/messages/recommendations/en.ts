/** About recommendations and lists. */
export const recommendationsEn = {
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
  mlflow_artefact_pending:
    "MLflow is still registering the model ({fact}). The previous version stays in use until then.",
  mlflow_conflict:
    "Different versions were promoted here ({fact}) and at MLflow. MLflow’s version is in use. To use the other one, select it below.",
  mlflow_withdrawn:
    "MLflow has no production version any more. {fact} stays in use. Set the alias “production” there, or select a version below.",
  mlflow_deleted:
    "{fact} was deleted at MLflow and was not trained here, so it stays in use here alone. Promote another version at MLflow, or select one below.",
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
} as const;
