import { useMemo, useState } from 'react'
import { searchKey } from '#domain/person/search-key.ts'
import { showNhs } from '#domain/person/identity.ts'
import { goTo, summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { FindBox } from '../frame/find-box.tsx'
import './find-a-case.css'

const MOST = 8

/** Finds a case by name (accents or none), hospital number, NHS number or reference; Enter opens the first. */
export function FindACase() {
  const summaries = useApp((state) => state.summaries)
  const [typed, setTyped] = useState('')
  const lines = useMemo(
    () => summariesOf(summaries, 'case').map((entry) => ({ entry, patient: summaryOf(summaries, 'patient', entry.patient), reference: searchKey(entry.reference) })),
    [summaries],
  )
  const wanted = searchKey(typed)
  const digits = typed.replace(/\D/g, '')
  const found =
    wanted === ''
      ? []
      : lines
          .filter(({ patient, reference }) => {
            const text = patient?.search ?? ''
            const byNumber = digits.length >= 3 && text.includes(digits)
            return byNumber || wanted.split(' ').every((part) => text.includes(part)) || reference.includes(wanted)
          })
          .slice(0, MOST)
  const open = (id: string): void => {
    setTyped('')
    goTo({ kind: 'case', case: id })
  }
  return (
    <div className="find-a-case">
      <FindBox
        value={typed}
        onChange={setTyped}
        listId={wanted === '' ? undefined : 'found-cases'}
        onEnter={() => found[0] !== undefined && open(found[0].entry.id)}
        onDown={() => document.querySelector<HTMLButtonElement>('#found-cases button')?.focus()}
      />
      {wanted !== '' && (
        <ul id="found-cases" className="found-cases" aria-label="Cases found">
          {found.map(({ entry, patient }) => (
            <li key={entry.id}>
              <button type="button" onClick={() => open(entry.id)}>
                <strong>{patient?.name ?? 'Not on this computer yet'}</strong>
                <span className="text-quiet">{patient?.identity == null ? entry.reference : `${showNhs(patient.identity.nhs)}, ${patient.identity.hospitalNumber}`}</span>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="text-quiet found-none">No case here matches. The whole trust may hold more.</li>}
        </ul>
      )}
    </div>
  )
}
