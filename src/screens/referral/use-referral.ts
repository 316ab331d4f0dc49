import { useState } from 'react'
import type { Referral } from '#actions/read-referral-file.ts'
import { useApp } from '#state/app-store.ts'
import { putAwayReferral } from '#state/referral.ts'
import type { DraftInHand } from '#state/use-draft.ts'
import { newCaseBoxes, type NewCaseWords } from '../new-case/check-new-case.ts'
import { fillFrom } from './fill-from.ts'

export interface ReferralToCheck {
  readonly toCheck: true
  readonly file: string
  readonly read: Referral
  /** A request is begun and in no case yet: it is not written over without a word. */
  readonly inHand: boolean
  readonly use: () => void
  readonly putAway: () => void
}

/** The referral that was brought in, while nobody has said what becomes of it (S33). `empty` is the form before anything is typed. */
export function useReferral(draft: DraftInHand, empty: NewCaseWords): ReferralToCheck | { readonly toCheck: false } {
  const referral = useApp((state) => state.referral)
  const [used, setUsed] = useState(false)
  if (referral === null || used || referral.answer?.ok !== true) return { toCheck: false }
  const read = referral.answer.value
  return {
    toCheck: true,
    file: referral.file,
    read,
    inHand: draft.unfinished,
    use: () => {
      const filled = fillFrom(read, empty)
      for (const box of newCaseBoxes) if ((draft.now()[box] ?? '') !== filled[box]) draft.change(box, filled[box])
      setUsed(true)
    },
    putAway: putAwayReferral,
  }
}
