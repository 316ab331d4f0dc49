import { useState } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { erasureReasons, erasuresIn, type ErasureReason } from '#domain/journal/erase.ts'
import { eraseChild } from '#actions/erase-child.ts'
import { openedNow } from '#actions/context.ts'
import { useApp } from '#state/app-store.ts'
import { useNow } from '#state/use-now.ts'
import { useMay } from '#state/use-may.ts'
import { useRecord } from '#state/use-record.ts'
import { useSave } from '#state/use-save.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { erasureReasonWords } from '../kit/erasure-words.ts'
import { focusPanel } from '../kit/focus-on-open.ts'
import { Notice } from '../kit/notice.tsx'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { counted, showSignedAt } from '../kit/show-time.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { childsRecords, refsOf, stillToCome } from './childs-records.ts'

interface EraseChildProps {
  readonly patient: string
  /** Its reference is typed to confirm. */
  readonly caseId: string
}

/** For who looks after the records: a child’s own and those of their cases go for good (J22). Others are offered nothing. */
export function EraseChild({ patient, caseId }: EraseChildProps) {
  const [open, setOpen] = useState(false)
  const team = useRecord('team', useApp(({ session }) => session?.team ?? null))
  if (!useMay('erase-records') || team === null) return null
  const begun = erasuresIn(team).find(({ record }) => record === `case/${caseId}`)
  if (begun !== undefined) {
    return (
      <Notice calm title="These records are to be erased.">
        {begun.by} said so, {showSignedAt(begun.at)}. They go as soon as the trust server has taken that; until then nothing is erased.
      </Notice>
    )
  }
  if (!open) return <TextButton onPress={() => setOpen(true)}>Erase this child’s records</TextButton>
  return <EraseForm team={team} patient={patient} caseId={caseId} onClose={() => setOpen(false)} />
}

function EraseForm({ team, patient, caseId, onClose }: EraseChildProps & { readonly team: FoldedRecord; readonly onClose: () => void }) {
  const summaries = useApp((state) => state.summaries)
  const [reason, setReason] = useState<ErasureReason | null>(null)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [asked, setAsked] = useState(false)
  const saving = useSave()
  const going = childsRecords(summaries, patient)
  const coming = stillToCome(going, summaries, londonDay(useNow(60_000)))
  const reference = going.cases.find(({ id }) => id === caseId)?.reference ?? ''
  const erase = async (): Promise<void> => {
    if (saving.busy || going.isUnclear) return
    setAsked(true)
    if (reason === null) return document.getElementById('erase-reason')?.focus()
    const isTyped = typed.trim().toLowerCase() === reference.toLowerCase()
    setWrong(!isTyped)
    if (!isTyped) return document.getElementById('erase-typed')?.focus()
    if (await saving.save((context) => eraseChild(context, openedNow(team), refsOf(going), reason))) onClose()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'erase for good', run: () => void erase(), inBar: true },
      { keys: 'Escape', words: 'not now', run: onClose, inBar: true },
    ],
    { name: 'Erase this child’s records', form: true },
  )
  return (
    <section className="people-form case-ending" aria-label="Erase this child’s records" data-form="Erase this child’s records">
      <h3 tabIndex={-1} ref={focusPanel}>
        Erase this child’s records
      </h3>
      <p>
        The child’s details and {counted(going.cases.length, 'case', 'cases')} ({going.cases.map((each) => each.reference).join(', ')}) are destroyed on the trust server and on every computer of the team, with their letters and
        files, and what a colleague has written and not sent. Nobody can bring them back. Minutes of meetings, papers that were saved and locked copies stay.
      </p>
      {going.patients.length > 1 && (
        <p>
          {counted(going.patients.length, 'entry', 'entries')} are said to be this child, and all go: {going.patients.map(({ name, identity }) => (identity === null ? name : `${name}, born ${longDay(identity.born)}`)).join('; ')}.
        </p>
      )}
      {coming.length > 0 && <Notice title="These cases are not over.">{coming.join('. ')}.</Notice>}
      {going.isUnclear && <Notice title="Nothing is erased yet.">It must be settled first who this is: two entries said to be this child do not say the same, or two versions of one stand. Ask the consultant or the chair.</Notice>}
      <Radios id="erase-reason" legend="Why" hint="Kept for ever, with your name" choices={erasureReasons.map((value) => ({ value, words: erasureReasonWords[value] }))} chosen={reason} onChoose={setReason} error={asked && reason === null ? 'Choose why they are erased' : undefined} />
      <TextField id="erase-typed" label={`Type ${reference} to confirm`} width="half" value={typed} onChange={setTyped} error={wrong && typed.trim().toLowerCase() !== reference.toLowerCase() ? `Type ${reference}, the reference of this case` : undefined} />
      <SaveWords saving={saving} />
      <div className="letter-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void erase()} {...(going.isUnclear ? { notNow: 'It must be settled first who this is' } : reason === null ? { notNow: 'Say why first' } : {})}>
          Erase for good
        </Button>
        <Button keys="Escape" onPress={onClose}>
          Not now
        </Button>
      </div>
    </section>
  )
}
