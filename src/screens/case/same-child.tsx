import { useState } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { readItems } from '#domain/journal/state-unit.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import { fullName, type Identity } from '#domain/person/identity.ts'
import { SAME_AS, joinedWith, sameAsSchema } from '#domain/person/same-as.ts'
import { SAME_NUMBER, sameNumberSchema } from '#domain/person/same-number.ts'
import { findSameChild, type KnownChild } from '#domain/person/same-child.ts'
import { searchKey } from '#domain/person/search-key.ts'
import { openedNow, type ActionContext, type Opened, type Saved } from '#actions/context.ts'
import { joinPatients, partPatients, type TwoEntries } from '#actions/join-patients.ts'
import { summariesOf, useApp } from '#state/app-store.ts'
import { sharingIn } from '#state/of-the-child.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useRecord } from '#state/use-record.ts'
import { foldActs } from '#state/use-records-read.ts'
import { useSave } from '#state/use-save.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextField } from '../kit/text-field.tsx'

/** The same child entered twice: joined by a person, shown on both, and parted again just so (P17). */
export function SameChild({ patient, identity }: { readonly patient: string; readonly identity: Identity | null }) {
  const record = useRecord('patient', patient)
  const summaries = useApp((state) => state.summaries)
  const may = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'join-patients').ok)
  const [open, setOpen] = useState(false)
  const saving = useSave()
  if (record === null) return null
  const known = summariesOf(summaries, 'patient').flatMap((entry): KnownChild[] => (entry.identity === null || entry.id === patient ? [] : [{ id: entry.id, identity: entry.identity }]))
  const joined = joinedWith(record)
  const sharing = sharingIn(summaries, patient)
  const saidOfNumber = readItems(record, SAME_NUMBER, sameNumberSchema)
  const reasons = readItems(record, SAME_AS, sameAsSchema)
  return (
    <section className="same-child" aria-labelledby="same-child-heading">
      <h3 id="same-child-heading">Entered twice?</h3>
      {sharing.map(({ id, identity: other }) => {
        const said = saidOfNumber.find(({ key }) => key === id)?.value
        return other === null ? null : (
          <Notice key={id} title={`The same NHS number as ${childLabel(other)}.`}>
            {said === undefined ? '' : `${said.why} (${said.by}, ${longDay(said.on)}) `}Put the wrong number right, or say below that they are one child.
          </Notice>
        )
      })}
      {joined.map((other) => {
        const entry = known.find(({ id }) => id === other)
        const said = reasons.find(({ key }) => key === other)?.value
        return (
          <div key={other} className="same-child-entry">
            <p dir="auto">
              <strong>Also entered as {entry === undefined ? 'an entry not on this computer yet' : childLabel(entry.identity)}.</strong> {said === undefined ? '' : `${said.why} (${said.by}, ${longDay(said.on)})`}
            </p>
            {may && (
              <Button dense onPress={() => void saving.save((context) => withBoth(context, openedNow(record), other, (entries) => partPatients(context, entries)))}>
                They are two children: part them
              </Button>
            )}
          </div>
        )
      })}
      {joined.length > 0 && <p>Until both say the same, the more careful of each holds for both: died, a reporting restriction, a protected address.</p>}
      {may && identity !== null && (open ? <JoinForm record={record} identity={identity} known={known.filter(({ id }) => !joined.includes(id))} onDone={() => setOpen(false)} /> : <TextButton onPress={() => setOpen(true)}>This child is here twice</TextButton>)}
      <SaveWords saving={saving} />
    </section>
  )
}

interface JoinFormProps {
  readonly record: FoldedRecord
  readonly identity: Identity
  readonly known: readonly KnownChild[]
  readonly onDone: () => void
}

const MOST_SHOWN = 6

function JoinForm({ record, identity, known, onDone }: JoinFormProps) {
  const [find, setFind] = useState('')
  const draft = useDraft(record, 'same-child', { other: '', why: '' })
  const chosen = known.find(({ id }) => id === draft.words.other) ?? null
  const saving = useSave()
  const found = find.trim() === '' ? findSameChild(identity, known) : known.filter((entry) => searchKey(`${fullName(entry.identity)} ${entry.identity.hospitalNumber}`).includes(searchKey(find)))
  // The entry that was chosen stays in sight, whatever is searched for after.
  const shown = found.slice(0, MOST_SHOWN).filter(({ id }) => id !== chosen?.id)
  const choices = (chosen === null ? shown : [chosen, ...shown]).map((entry) => ({ value: entry.id, words: childLabel(entry.identity) }))
  const join = async (): Promise<void> => {
    if (chosen === null) return
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => withBoth(context, opened, chosen.id, (entries) => joinPatients(context, entries, words.why ?? '')))
    if (whole) onDone()
  }
  return (
    <div className="people-form">
      <TextField id="same-find" label="Find the other entry" hint="By name or hospital number" width="half" value={find} onChange={setFind} />
      {choices.length === 0 ? <p>No other entry like this.</p> : <Radios id="same-other" legend="The other entry" choices={choices} chosen={chosen?.id ?? null} onChoose={(id) => draft.change('other', id)} />}
      <TextField id="same-why" label="How you know that they are one child" value={draft.words.why ?? ''} onChange={(text) => draft.change('why', text)} />
      <SaveWords saving={saving} />
      <div className="letter-buttons">
        <Button kind="primary" onPress={() => void join()} {...(chosen === null ? { notNow: 'Choose the other entry first' } : {})}>
          They are one child
        </Button>
        <Button onPress={onDone}>Not now</Button>
      </div>
    </div>
  )
}

function childLabel(identity: Identity): string {
  return `${fullName(identity)}, born ${longDay(identity.born)}, hospital number ${identity.hospitalNumber}`
}

/** The other entry is read when it is needed, so that what is written there follows all that is there. */
async function withBoth(context: ActionContext, here: Opened, other: string, act: (entries: TwoEntries) => Promise<Saved>): Promise<Saved> {
  const there = foldActs(await context.readRecord({ kind: 'patient', id: other }))
  return act([here, openedNow(there)])
}
