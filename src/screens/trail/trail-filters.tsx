import { useMemo } from 'react'
import { auditGroups } from '#domain/journal/audit-events.ts'
import type { TrailEntry } from '#domain/journal/trail.ts'
import { useApp } from '#state/app-store.ts'
import { SelectField } from '../kit/select-field.tsx'
import { TextField } from '../kit/text-field.tsx'
import { groupWords, recordWords } from './trail-words.ts'

/** As chosen and typed; '' leaves a part open. */
export interface TypedFilter {
  readonly about: string
  readonly user: string
  readonly group: string
  readonly from: string
  readonly to: string
}

interface TrailFiltersProps {
  readonly entries: readonly TrailEntry[]
  readonly typed: TypedFilter
  readonly wrong: { readonly from?: string | undefined; readonly to?: string | undefined }
  readonly onChange: (change: Partial<TypedFilter>) => void
}

/** Which of it is shown, and saved. */
export function TrailFilters({ entries, typed, wrong, onChange }: TrailFiltersProps) {
  const summaries = useApp((state) => state.summaries)
  const records = useMemo(() => {
    const keys = [...new Set([typed.about, ...entries.map(({ about }) => about ?? '')])].filter((key) => key !== '')
    return byWords(keys.map((key) => ({ value: key, words: recordWords(key, summaries) })))
  }, [entries, summaries, typed.about])
  const people = useMemo(() => byWords([...new Map(entries.map(({ by }) => [by.user, by.name])).entries()].map(([value, words]) => ({ value, words }))), [entries])
  const groups = auditGroups.map((group) => ({ value: group, words: groupWords[group] }))
  return (
    <div className="trail-filters" role="group" aria-label="Which of it is shown">
      <SelectField id="trail-about" label="Record" value={typed.about} choices={[{ value: '', words: 'Every record' }, ...records]} onChange={(about) => onChange({ about })} />
      <SelectField id="trail-user" label="Person" value={typed.user} choices={[{ value: '', words: 'Everybody' }, ...people]} onChange={(user) => onChange({ user })} />
      <SelectField id="trail-group" label="Kind" value={typed.group} choices={[{ value: '', words: 'Every kind' }, ...groups]} onChange={(group) => onChange({ group })} />
      <TextField id="trail-from" label="First day" hint="Like 1 5 2026" value={typed.from} onChange={(from) => onChange({ from })} width="narrow" error={wrong.from} />
      <TextField id="trail-to" label="Last day" hint="Like 31 5 2026" value={typed.to} onChange={(to) => onChange({ to })} width="narrow" error={wrong.to} />
    </div>
  )
}

function byWords<T extends { readonly words: string }>(choices: readonly T[]): readonly T[] {
  return choices.toSorted((one, two) => one.words.localeCompare(two.words, 'en-GB'))
}
