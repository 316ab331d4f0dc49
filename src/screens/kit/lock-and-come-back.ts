/** What to do while the part that saves does not answer: locking ends it, and what was typed comes back. */
export const LOCK_AND_COME_BACK = 'It is tried again as soon as there is an answer. If none comes, lock (Ctrl L) and sign in again: your words come back.'
