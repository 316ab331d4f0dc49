import { letterToSend } from '#domain/rules-across/may-dispatch.ts'
import { whatKeepsLetter } from '#domain/rules-across/practice-in-letter.ts'
import { nextProvider } from '#domain/rules-across/provider-in-hand.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { dispatchUnit } from '#domain/pathway/pathway-parts.ts'
import { useMay } from '#state/use-may.ts'
import { useKeys } from '../kit/use-keys.ts'
import { Approaches } from './approaches.tsx'
import { MeetingOwes } from './meeting-owes.tsx'
import { NotIndependent } from './not-independent.tsx'
import { PackList } from './pack-list.tsx'
import type { AfterPart } from './part.ts'
import { SentList } from './sent-list.tsx'
import './after.css'

interface SendingTabProps extends AfterPart {
  readonly facts: LetterFacts
}

/** Asking the provider, what goes with the letter, and what was sent. */
export function SendingTab({ facts, ...part }: SendingTabProps) {
  const { file, pathway, open, isOver } = part
  const next = nextProvider(file, pathway)
  const isAsked = pathway.approaches.some((approach) => approach.provider === next)
  const waiting = pathway.dispatches.findLast((sent) => sent.undone === null && sent.acknowledged === null)
  const letter = letterToSend(file, pathway)
  const goes = letter !== null && whatKeepsLetter(file, facts, letter) === null
  const may = { ask: useMay('record-approach'), pack: useMay('list-pack'), send: useMay('mark-sent') }
  useKeys(
    isOver
      ? []
      : [
          ...(next === null || !may.ask ? [] : [{ keys: 'A', words: isAsked ? 'their answer' : 'they were asked', run: () => open(`${isAsked ? 'answer' : 'asked'}/${next}`), inBar: true }]),
          ...(may.pack ? [{ keys: 'P', words: 'add to the list of what goes', run: () => open('pack') }] : []),
          ...(!goes || !may.send ? [] : [{ keys: 'S', words: 'mark it as sent', run: () => open('sent'), inBar: true }]),
          ...(waiting === undefined || !may.send ? [] : [{ keys: 'K', words: 'acknowledged', run: () => open(`acknowledge/${dispatchUnit(waiting)}`), inBar: true }]),
        ],
    { name: 'Sending' },
  )
  return (
    <div className="after">
      <MeetingOwes {...part} />
      <Approaches {...part} facts={facts} />
      <NotIndependent {...part} />
      <PackList {...part} />
      <SentList {...part} facts={facts} />
    </div>
  )
}
