import { useState } from 'react'
import { cardsOf, type Card } from '#domain/rules-across/cards.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { resolveLate } from '#actions/resolve-late.ts'
import { goTo } from '#state/app-store.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { showDayAndTime } from '../kit/show-time.ts'
import { TextArea } from '../kit/text-area.tsx'
import { mainText } from '../settle/unit-in-words.ts'
import { unitWords } from '../kit/words-for-acts.ts'

/** What of this case needs a person, each said where it can be dealt with. */
export function CaseCards({ file }: { readonly file: CaseFile }) {
  return (
    <>
      {cardsOf(file.record).map((card) => (
        <OneCard key={cardKey(card)} card={card} file={file} />
      ))}
      {file.record.refused.map((act) => (
        <Notice key={act.id} title="The trust server refused an entry.">
          {act.by.name}, {showDayAndTime(act.at.wall)}. Its words are kept under Saving and sending.
        </Notice>
      ))}
    </>
  )
}

function OneCard({ card, file }: { readonly card: Card; readonly file: CaseFile }) {
  switch (card.kind) {
    case 'two-versions':
      return (
        <Notice title={`Two versions to settle: ${unitWords(card.unit)}.`} actions={<Settle file={file} unit={card.unit} />}>
          Both are kept. Nothing is signed and no letter can use either until the chair or the lead consultant settles it.
        </Notice>
      )
    case 'signed-twice':
      return (
        <Notice title="Signed twice." actions={<Settle file={file} unit={`signed/${card.what}`} />}>
          Two people signed without seeing each other’s signature. Both stand, and nothing is sent until the chair settles it.
        </Notice>
      )
    case 'late':
      return <LateCard card={card} file={file} />
    case 'earlier-part-missing':
      return <Notice title="An earlier part has not arrived.">It comes with the next fetch from the trust server. Nothing can be settled or signed here until then.</Notice>
  }
}

function Settle({ file, unit }: { readonly file: CaseFile; readonly unit: string }) {
  return (
    <Button dense kind="primary" onPress={() => goTo({ kind: 'two-versions', case: file.id, unit })}>
      Settle them
    </Button>
  )
}

function LateCard({ card, file }: { readonly card: Extract<Card, { kind: 'late' }>; readonly file: CaseFile }) {
  const [reason, setReason] = useState('')
  const saving = useSave()
  const { act } = card.late
  const units = [...new Set(act.facts.map((fact) => fact.unit))]
  const resolve = (accepted: boolean): void => void saving.save((context) => resolveLate(context, openedNow(file.record), act.id, accepted, reason))
  return (
    <Notice
      title={`Late: ${act.by.name} changed ${units.map(unitWords).join(', ')} at ${showDayAndTime(act.at.wall)}, before they could see it was signed.`}
      actions={
        <>
          <Button dense onPress={() => resolve(true)} {...(reason.trim() === '' ? { notNow: 'Write your reason first' } : {})}>
            Accept as an addendum
          </Button>
          <Button dense onPress={() => resolve(false)} {...(reason.trim() === '' ? { notNow: 'Write your reason first' } : {})}>
            Leave it
          </Button>
        </>
      }
    >
      Not applied. {units.map((unit) => mainText(unit, Object.fromEntries(act.facts.filter((fact) => fact.unit === unit).map((fact) => [fact.path, fact.value])))).join(' ')}
      <TextArea id={`late-${act.id}`} label="Your reason" value={reason} onChange={setReason} />
      <SaveWords saving={saving} />
    </Notice>
  )
}

function cardKey(card: Card): string {
  switch (card.kind) {
    case 'two-versions':
      return card.unit
    case 'signed-twice':
      return `twice-${card.what}`
    case 'late':
      return card.late.act.id
    case 'earlier-part-missing':
      return 'missing'
  }
}
