import type { MeetingSummary } from '#domain/rules-across/summaries.ts'
import { useApp } from '#state/app-store.ts'
import { erasedWords } from '../kit/erasure-words.ts'
import { useErasures } from '../kit/use-erasures.ts'

/** What became of the cases of a meeting that are here no more: else they would be missed, or looked for. */
export function ErasedOn({ meeting }: { readonly meeting: MeetingSummary }) {
  const summaries = useApp((state) => state.summaries)
  const erasures = useErasures()
  return meeting.cases.flatMap((id) => {
    const erasure = erasures.get(id)
    return erasure === undefined || summaries.has(`case/${id}`) ? [] : [<p key={id}>A case on this agenda is here no more. {erasedWords(erasure)}</p>]
  })
}
