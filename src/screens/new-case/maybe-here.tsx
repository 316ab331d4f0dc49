import { useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { fullName } from '#domain/person/identity.ts'
import type { Match, SameBy } from '#domain/person/same-child.ts'
import { Button } from '../kit/button.tsx'
import { focusBox, focusPanel } from '../kit/focus-on-open.ts'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { ChildLine } from './who-part.tsx'

/** As many as there are figures for. */
const MOST = 9

const same: Readonly<Record<SameBy, string>> = {
  'nhs-number': 'The same NHS number',
  'other-number': 'The same number of another UK nation',
  'hospital-number': 'The same hospital number',
  'name-and-birth': 'The same name and date of birth',
}

interface MaybeHereProps {
  readonly matches: readonly Match[]
  readonly today: CalendarDay
  readonly onThis: (id: string) => void
  /** With how the person knows it, where one of them has the same NHS number. */
  readonly onNone: (sameNumberWhy: string) => void
}

/** Who may be the same child, with their numbers. A person says which; nothing is joined or added before (S8). */
export function MaybeHere({ matches, today, onThis, onNone }: MaybeHereProps) {
  const [asksWhy, setAsksWhy] = useState(false)
  const shown = matches.slice(0, MOST)
  const none = (): void => (matches.some(({ by }) => by === 'nhs-number') ? setAsksWhy(true) : onNone(''))
  useKeys(
    [
      ...shown.map(({ id }, index) => ({ keys: String(index + 1), words: `this child (${index + 1})`, run: () => onThis(id), inBar: index === 0 })),
      { keys: '0', words: 'none of them', run: none, inBar: true },
    ],
    { name: 'Here already', ownsCharacters: true },
  )
  return (
    <section className="maybe-here" aria-labelledby="maybe-heading">
      <h2 id="maybe-heading" tabIndex={-1} ref={focusPanel}>
        May be here already. Is it {matches.length === 1 ? 'this child' : 'one of these'}?
      </h2>
      <p>Nothing is saved yet. Check the numbers: a name and a date of birth alone can be two children’s.</p>
      <ul className="maybe-list">
        {shown.map((child, index) => (
          <li key={child.id} className="maybe-row">
            <div>
              <p className="text-quiet">{same[child.by]}</p>
              <ChildLine child={child} today={today} />
            </div>
            <Button dense keys={String(index + 1)} onPress={() => onThis(child.id)}>
              This child<span className="only-heard">: {fullName(child.identity)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {asksWhy ? (
        <WhyAnother onSaid={onNone} onBack={() => setAsksWhy(false)} />
      ) : (
        <div className="new-case-buttons">
          <Button keys="0" onPress={none}>
            {shown.length === 1 ? 'No: save as a new child' : 'None of them: save as a new child'}
          </Button>
        </div>
      )}
    </section>
  )
}

/** One NHS number is one child’s: how it is known that this is another is kept in the record, and both entries say so. */
function WhyAnother({ onSaid, onBack }: { readonly onSaid: (why: string) => void; readonly onBack: () => void }) {
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const say = (): void => (why.trim() === '' ? setMissing(true) : onSaid(why))
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'save as a new child', run: say, inBar: true },
      { keys: 'Escape', words: 'back to who it may be', run: onBack, inBar: true },
    ],
    { name: 'Another child' },
  )
  return (
    <>
      <TextField
        id="new-same-number"
        label="How you know that this is another child"
        hint="The NHS number is the same, so one of the two is wrong. The reason is kept, and both entries are marked until it is put right"
        value={why}
        onChange={setWhy}
        error={missing && why.trim() === '' ? wordsFor({ kind: 'same-number-needs-a-reason' }) : undefined}
        boxRef={focusBox}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey) return
          // Enter here is about this box, not about the whole form around it.
          event.preventDefault()
          say()
        }}
      />
      <div className="new-case-buttons">
        <Button keys="Ctrl+Enter" onPress={say}>
          Save as a new child
        </Button>
      </div>
    </>
  )
}
