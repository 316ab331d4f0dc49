import { useState } from 'react'
import type { Act } from '#domain/journal/act.ts'
import { cardsOf, type Card } from '#domain/rules-across/cards.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { openedNow } from '#actions/context.ts'
import { noteRefusal } from '#actions/note-refusal.ts'
import { resolveLate } from '#actions/resolve-late.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { showDayAndTime } from '../kit/show-time.ts'
import { TextArea } from '../kit/text-area.tsx'
import { mainText } from './unit-in-words.ts'
import { actWords, unitWords } from '../kit/words-for-acts.ts'

/** What of a record needs a person, each said where it can be dealt with. */
export function RecordCards({ record }: { readonly record: FoldedRecord }) {
  return (
    <>
      {cardsOf(record).map((card) => (
        <OneCard key={cardKey(card)} card={card} record={record} />
      ))}
    </>
  )
}

function OneCard({ card, record }: { readonly card: Card; readonly record: FoldedRecord }) {
  switch (card.kind) {
    case 'two-versions':
      return (
        <Notice title={`Two versions to settle: ${unitWords(card.unit)}.`} actions={<Settle record={record} unit={card.unit} />}>
          Both are kept. Nothing is signed and no letter can use either until the chair or the lead consultant settles it.
        </Notice>
      )
    case 'signed-twice':
      return (
        <Notice title="Signed twice." actions={<Settle record={record} unit={`signed/${card.what}`} />}>
          Two people signed without seeing each other’s signature. Both stand, and nothing is sent until the chair settles it.
        </Notice>
      )
    case 'late':
      return <LateCard card={card} record={record} />
    case 'refused':
      return <RefusedCard act={card.act} record={record} />
    case 'earlier-part-missing':
      return <Notice title="An earlier part has not arrived.">It comes with the next fetch from the trust server. Nothing can be settled or signed here until then.</Notice>
  }
}

function Settle({ record, unit }: { readonly record: FoldedRecord; readonly unit: string }) {
  return (
    <Button dense kind="primary" onPress={() => goTo({ kind: 'two-versions', about: record.about, unit })}>
      Settle them
    </Button>
  )
}

function LateCard({ card, record }: { readonly card: Extract<Card, { kind: 'late' }>; readonly record: FoldedRecord }) {
  const [reason, setReason] = useState('')
  const saving = useSave()
  const { act } = card.late
  const units = [...new Set(act.facts.map((fact) => fact.unit))]
  const resolve = (accepted: boolean): void => void saving.save((context) => resolveLate(context, openedNow(record), act.id, accepted, reason))
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
      Not applied. {wordsOf(act)}
      <TextArea id={`late-${act.id}`} label="Your reason" value={reason} onChange={setReason} />
      <SaveWords saving={saving} />
    </Notice>
  )
}

/** Only on the computer that wrote it: what the server said, the entry's own words, and how it was dealt with. */
function RefusedCard({ act, record }: { readonly act: Act; readonly record: FoldedRecord }) {
  const [reason, setReason] = useState('')
  const said = useApp((state) => state.saving?.refused.find((item) => item.act === act.id)?.words ?? '')
  const saving = useSave()
  const note = (): void => void saving.save((context) => noteRefusal(context, openedNow(record), act.id, reason))
  return (
    <Notice
      title={`The trust server refused an entry: ${actWords(act.verb)}, ${act.by.name}, ${showDayAndTime(act.at.wall)}.`}
      actions={
        <Button dense onPress={note} {...(reason.trim() === '' ? { notNow: 'Write how you dealt with it first' } : {})}>
          I have dealt with this
        </Button>
      }
    >
      {said === '' ? '' : `The server says: ${/[.?!]$/.test(said) ? said : `${said}.`} `}
      It is not in the record. Its words stay on this computer: {wordsOf(act)}
      <TextArea id={`refused-${act.id}`} label="How you dealt with it" value={reason} onChange={setReason} />
      <SaveWords saving={saving} />
    </Notice>
  )
}

/** An act's own words, unit by unit. */
function wordsOf(act: Act): string {
  const units = [...new Set(act.facts.map((fact) => fact.unit))]
  return units
    .map((unit) => mainText(unit, Object.fromEntries(act.facts.filter((fact) => fact.unit === unit).map((fact) => [fact.path, fact.value]))) || unitWords(unit))
    .join(' ')
}

function cardKey(card: Card): string {
  switch (card.kind) {
    case 'two-versions':
      return card.unit
    case 'signed-twice':
      return `twice-${card.what}`
    case 'late':
      return card.late.act.id
    case 'refused':
      return `refused-${card.act.id}`
    case 'earlier-part-missing':
      return 'missing'
  }
}
