import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { useKeys } from '../kit/use-keys.ts'
import { PARKED_WORDS, TREATMENT_CONTINUES } from '../kit/route-words.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { StableButtons } from './stable-buttons.tsx'
import { useHold } from './use-hold.ts'

interface ParkedNoticeProps {
  readonly file: CaseFile
  readonly today: CalendarDay
}

/** Row 21, on the case itself: treatment continues, and who may bring the request back. */
export function ParkedNotice({ file, today }: ParkedNoticeProps) {
  const hold = useHold(file, today)
  useKeys(
    [
      { keys: 'M', words: 'mark stable', run: hold.markStable, inBar: true },
      { keys: 'R', words: 'reviewed today', run: hold.review },
    ],
    { name: 'Parked request' },
  )
  return (
    <section className="case-parked" aria-label="Parked: urgent treatment">
      <p>
        <strong>{TREATMENT_CONTINUES}</strong> {PARKED_WORDS}
      </p>
      {file.hold !== null && file.hold.why !== '' && <p dir="auto">{file.hold.why}</p>}
      <StableButtons hold={hold} keys />
      <SaveWords saving={hold.saving} />
    </section>
  )
}
