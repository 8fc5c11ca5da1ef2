/** About accounts and refused requests. */
export const requestsEn = {
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
  wrong_pin: "That PIN is wrong.",
  no_pin: "This profile has no PIN. Log in with its password.",
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
  too_many_exports: "Other exports are still being downloaded. Try again in {fact} s, when they have finished.",
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
} as const;
