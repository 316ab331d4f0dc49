import type { DecisionView } from './use-meeting-room.ts'
import { ActionsSection } from './actions-section.tsx'
import { AgreedSection } from './agreed-section.tsx'
import { DissentSection } from './dissent-section.tsx'
import type { MinuteProps, SectionKey } from './minute-section.ts'
import type { OtherEnd } from './other-end-panel.tsx'
import { ShortlistSection } from './shortlist-section.tsx'
import { SidesSection } from './sides-section.tsx'
import { WhySection } from './why-section.tsx'
import type { SaveInHand } from '#state/use-save.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { missingWords } from './missing-words.ts'
import { whatIsMissing } from '#domain/rules-across/what-is-missing.ts'

interface MinuteColumnProps {
  readonly minute: Omit<MinuteProps, 'inHand' | 'open' | 'done'>
  readonly inHand: SectionKey | null
  readonly setInHand: (section: SectionKey | null) => void
  readonly next: (section: SectionKey) => void
  readonly outcome: DecisionView
  readonly setOutcome: (outcome: DecisionView) => void
  readonly endOtherwise: (end: OtherEnd) => void
  readonly readBack: () => void
  /** What was done to the minute as a whole: taken back, read back. */
  readonly saving: SaveInHand
  readonly said: string
}

/** The capture: it reads like the minute it becomes. */
export function MinuteColumn({ minute, inHand, setInHand, next, outcome, setOutcome, endOtherwise, readBack, saving, said }: MinuteColumnProps) {
  const propsFor = (section: SectionKey): MinuteProps => ({
    ...minute,
    inHand: inHand === section,
    open: () => setInHand(section),
    done: () => next(section),
  })
  const missing = whatIsMissing(minute.file, minute.meeting)
  return (
    <section className="minute-column" aria-label="The minute" data-area="The minute" tabIndex={-1}>
      <WhySection {...propsFor('I')} />
      <SidesSection {...propsFor('B')} />
      <ShortlistSection {...propsFor('S')} />
      <AgreedSection {...propsFor('O')} readBack={readBack} outcome={outcome} setOutcome={setOutcome} endOtherwise={endOtherwise} />
      <DissentSection {...propsFor('D')} />
      <ActionsSection {...propsFor('A')} />
      <SaveWords saving={saving} />
      <p role="status" className="minute-said">{said}</p>
      <p className="minute-missing text-quiet">
        {minute.signed ? 'Signed. What stands no longer changes; O adds to it below.' : missing.length === 0 ? 'Nothing is missing from this minute.' : `Not there yet: ${missing.map((part) => missingWords[part]).join(', ')}.`}
      </p>
    </section>
  )
}
