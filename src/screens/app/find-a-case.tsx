import { useState } from 'react'
import { isFound, readSought } from '#domain/person/find-by-words.ts'
import { showNhs } from '#domain/person/identity.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { caseLines } from '#state/case-lines.ts'
import { FindBox } from '../frame/find-box.tsx'
import './find-a-case.css'

const MOST = 8

/** Finds a case by name (accents or none), hospital number, NHS number or reference; Enter opens the first. */
export function FindACase() {
  const summaries = useApp((state) => state.summaries)
  const [typed, setTyped] = useState('')
  const sought = readSought(typed)
  const isAsked = sought.parts.length > 0
  const found = isAsked ? caseLines(summaries).filter(({ text }) => isFound(text, sought)).slice(0, MOST) : []
  const open = (id: string): void => {
    setTyped('')
    // To the case one is on already the box stays, and would keep the keyboard.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    goTo({ kind: 'case', case: id })
  }
  return (
    <div className="find-a-case">
      <FindBox
        value={typed}
        onChange={setTyped}
        listId={isAsked ? 'found-cases' : undefined}
        onEnter={() => found[0] !== undefined && open(found[0].entry.id)}
        onDown={() => document.querySelector<HTMLButtonElement>('#found-cases button')?.focus()}
      />
      {isAsked && (
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
