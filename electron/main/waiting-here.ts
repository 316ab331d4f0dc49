/** How much of each person's waits to be sent, as far as it is known while nothing is open. */
export interface WaitingHere {
  /** Somebody was let in: what waited of theirs is the keeper's to say again. */
  readonly opened: (vault: string) => void
  /** Theirs was locked; null where the keeper did not say how many entries wait. */
  readonly locked: (waiting: number | null) => void
  /** By vault. One of which it is not known is left out. */
  readonly counts: () => Readonly<Record<string, number>>
}

/** Each person's figure outlives the next person's sitting: a colleague's empty list says nothing of theirs. */
export function makeWaitingHere(): WaitingHere {
  const counts = new Map<string, number>()
  let open: string | null = null
  return {
    opened: (vault) => {
      open = vault
      counts.delete(vault)
    },
    locked: (waiting) => {
      if (open !== null && waiting !== null) counts.set(open, waiting)
      open = null
    },
    counts: () => Object.fromEntries(counts),
  }
}
