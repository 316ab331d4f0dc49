import type { CalendarDay } from '#domain/basics/calendar.ts'
import { fullName } from '#domain/person/identity.ts'
import type { Match, SameBy } from '#domain/person/same-child.ts'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'
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
  readonly onNone: () => void
}

/** Who may be the same child, with their numbers. A person says which; nothing is joined or added before (S8). */
export function MaybeHere({ matches, today, onThis, onNone }: MaybeHereProps) {
  const shown = matches.slice(0, MOST)
  useKeys(
    [
      ...shown.map(({ id }, index) => ({ keys: String(index + 1), words: `this child (${index + 1})`, run: () => onThis(id), inBar: index === 0 })),
      { keys: '0', words: 'none of them', run: onNone, inBar: true },
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
      <div className="new-case-buttons">
        <Button keys="0" onPress={onNone}>
          {shown.length === 1 ? 'No: save as a new child' : 'None of them: save as a new child'}
        </Button>
      </div>
    </section>
  )
}
