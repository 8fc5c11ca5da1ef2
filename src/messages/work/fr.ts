import type { workEn } from "./en.ts";

/** À propos de : tâches et sources. */
export const workFr: Readonly<Record<keyof typeof workEn, string>> = {
  unknown_job: "Cette tâche n’existe pas.",
  watching_paused: "Filmothèque est en pause et ne surveille aucun dossier. Reprenez d’abord.",
  job_not_retryable: "Cette tâche ne peut pas être relancée : elle est terminée ou en cours.",
  job_not_cancellable: "Cette tâche ne peut pas être annulée : elle est terminée.",
  interrupted: "Le programme s’est arrêté pendant cette tâche. Elle est relancée automatiquement.",
  crashed_repeatedly:
    "Le programme s’est arrêté à chaque essai ({fact} fois) : cette tâche n’est plus relancée automatiquement.",
  job_payload_unreadable: "Une autre version du programme a créé cette tâche, et elle est illisible ici ({fact}).",
  unknown_job_kind: "Cette version du programme ne connaît pas ce type de tâche ({fact}).",
  unknown_entry: "Cette entrée du journal n’existe pas.",
  journal_not_undoable: "Ceci ne peut pas (ou plus) être annulé.",
  already_undone: "Ceci a déjà été annulé.",
  undo_conflict:
    "Annulation impossible : une décision plus récente porte sur le même fichier ou le même film. Annulez-la d’abord.",
  provider_unreachable:
    "{fact} ne répond pas. Les informations existantes sont conservées ; le prochain essai est automatique.",
  provider_rate_limited: "{fact} demande de ralentir. Le prochain essai est automatique.",
  provider_unreachable_now: "{fact} ne répond pas. Réessayez dans un instant.",
  provider_rate_limited_now: "{fact} demande de ralentir. Réessayez dans un instant.",
  provider_blocked_now:
    "{fact} bloque pour le moment les demandes de ce programme ou de ce réseau. Réessayez plus tard.",
  provider_intercepted_now:
    "Autre chose répond à la place de {fact} : un proxy, un pare-feu ou une page de connexion. Vérifiez le réseau, puis réessayez.",
  provider_answer_invalid_now: "{fact} a envoyé une réponse illisible. Réessayez plus tard.",
  provider_refused:
    "TMDB rejette la clé. Vérifiez-la dans les réglages ; d’ici là, les sources sans clé sont utilisées.",
  provider_blocked:
    "{fact} bloque pour le moment les demandes de ce programme ou de ce réseau. Les informations existantes sont conservées ; le prochain essai est automatique.",
  provider_intercepted:
    "Autre chose répond à la place de {fact} : un proxy, un pare-feu ou une page de connexion. Vérifiez le réseau ; le prochain essai est automatique.",
  provider_answer_invalid: "{fact} a envoyé une réponse illisible. Le prochain essai est automatique.",
  not_found_at_provider: "{fact} n’a plus cette fiche.",
  film_gone: "TMDB ne répertorie plus « {fact} ». Les informations existantes sont conservées.",
  no_tmdb_id: "TMDB ne connaît pas ce film, ou rien ne le relie à TMDB. Ses informations viennent de Wikidata.",
  provider_unconfigured: "Aucune clé n’est définie.",
  outside_requests_off: "L’accès à Internet est désactivé dans les réglages.",
  no_candidates: "Aucun film trouvé sous ce nom.",
  no_article: "Aucun article trouvé pour ce film.",
  picture_refused: "Cette image ne peut pas être utilisée : {fact}",
  artwork_unavailable: "Cette image ne peut pas être récupérée pour le moment. Vérifiez la connexion, puis réessayez.",
  no_still: "Aucune image n’a pu être extraite du fichier.",
  no_ffmpeg:
    "FFmpeg est absent : aucune image ne peut être extraite des fichiers, et les films ne peuvent pas être préparés pour les navigateurs.",
  old_media_program:
    "De {fact}. Installez un FFmpeg plus récent : les anciens décodeurs ont des failles de sécurité connues.",
};
