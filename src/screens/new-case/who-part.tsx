import { useState } from 'react'
import { ageInWords, longDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { isFound, readSought } from '#domain/person/find-by-words.ts'
import { fullName, showNhs, unavailableReasons } from '#domain/person/identity.ts'
import type { KnownChild } from '#domain/person/same-child.ts'
import { goTo, summariesOf, summaryOf, useApp } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'
import { unavailableWords } from '../kit/unavailable-words.ts'
import { Radios } from '../kit/radios.tsx'
import { TextField } from '../kit/text-field.tsx'
import { boxId, type NewCaseBox } from './check-new-case.ts'
import type { PartProps } from './request-form.tsx'

const MOST = 5

interface WhoPartProps extends PartProps {
  readonly today: CalendarDay
  readonly known: readonly KnownChild[]
  readonly chosen: KnownChild | null
  readonly onChoose: (id: string) => void
}

/** Who the child is: somebody who is here, chosen by their numbers, or a new one. */
export function WhoPart({ known, chosen, today, onChoose, ...part }: WhoPartProps) {
  const { words, change } = part
  return (
    <section className="new-case-part" aria-labelledby="new-who">
      <h2 id="new-who" tabIndex={-1}>Who the child is</h2>
      {chosen === null ? (
        <>
          <FindHere {...part} known={known} today={today} onChoose={onChoose} />
          <NewChild {...part} />
        </>
      ) : (
        <div className="maybe-row">
          <ChildLine child={chosen} today={today} />
          <Button
            dense
            onPress={() => {
              onChoose('')
              change('find', '')
            }}
          >
            Another child
          </Button>
        </div>
      )}
      {chosen !== null && <CasesOf patient={words.patient} />}
    </section>
  )
}

function FindHere({ words, change, known, today, onChoose }: PartProps & Pick<WhoPartProps, 'known' | 'today' | 'onChoose'>) {
  const summaries = useApp((state) => state.summaries)
  const sought = readSought(words.find)
  const isAsked = sought.parts.length > 0
  const found = isAsked ? known.filter(({ id }) => isFound(summaryOf(summaries, 'patient', id)?.search ?? '', sought)).slice(0, MOST) : []
  return (
    <>
      <TextField
        id={boxId('find')}
        kind="search"
        label="Find a child who is here already"
        hint="By name or number. A new child is entered below"
        width="half"
        value={words.find}
        onChange={(text) => change('find', text)}
      />
      <output className="only-heard">{isAsked ? `${found.length} found` : ''}</output>
      {isAsked && (
        <ul className="maybe-list" aria-label="Children found">
          {found.map((child) => (
            <li key={child.id} className="maybe-row">
              <ChildLine child={child} today={today} />
              <Button dense onPress={() => onChoose(child.id)}>
                This child<span className="only-heard">: {fullName(child.identity)}</span>
              </Button>
            </li>
          ))}
          {found.length === 0 && <li className="text-quiet">Nobody on this computer matches. Enter the child below.</li>}
        </ul>
      )}
    </>
  )
}

function NewChild({ words, change, errorOf }: PartProps) {
  // Brought in with a referral; the box stays while somebody empties it.
  const [ownScript] = useState(words.inOwnScript !== '')
  const field = (box: NewCaseBox) => ({ id: boxId(box), value: words[box], onChange: (text: string) => change(box, text), error: errorOf(box) })
  const reason = unavailableReasons.find((known) => known === words.unavailable) ?? null
  return (
    <>
      <div className="new-case-pair">
        <TextField {...field('family')} label="Family name" />
        <TextField {...field('given')} label="Given names (a newborn may have none)" />
      </div>
      {ownScript && <TextField {...field('inOwnScript')} label="Name in its own script" hint="As the family writes it" width="half" />}
      <div className="new-case-pair">
        <TextField {...field('born')} label="Date of birth" hint="For example 14 5 2017" width="narrow" />
        <TextField {...field('hospitalNumber')} label="Hospital number" hint="Always there, also without an NHS number" width="narrow" />
      </div>
      <TextField {...field('nhsNumber')} label="NHS number" hint="10 digits, like 999 123 4567. Spaces do not matter" kind="digits" width="half" />
      {words.nhsNumber.trim() === '' && (
        <Radios
          id={boxId('unavailable')}
          legend="Or why there is none"
          beside
          choices={unavailableReasons.map((value) => ({ value, words: unavailableWords[value] }))}
          chosen={reason}
          onChoose={(value) => change('unavailable', value)}
        />
      )}
      {words.nhsNumber.trim() === '' && reason === 'devolved-nation' && (
        <TextField {...field('otherNumber')} label="The other nation’s number" width="half" hint="For example a CHI number. It is never shown as an NHS number" />
      )}
    </>
  )
}

/** A child by name and numbers: never by a name alone. */
export function ChildLine({ child: { identity }, today }: { readonly child: KnownChild; readonly today: CalendarDay }) {
  return (
    <p>
      <strong>
        <bdi>{fullName(identity)}</bdi>
      </strong>
      {identity.twin !== undefined && `, ${identity.twin}`}
      <span className="maybe-numbers text-quiet">
        Born {longDay(identity.born)}, {ageInWords(identity.born, today)}. NHS number {showNhs(identity.nhs)}. Hospital number {identity.hospitalNumber}
      </span>
    </p>
  )
}

/** What is asked for this child already: a second request may be the same one. */
function CasesOf({ patient }: { readonly patient: string }) {
  const summaries = useApp((state) => state.summaries)
  const cases = summariesOf(summaries, 'case').filter((entry) => entry.patient === patient && entry.ended === null)
  if (cases.length === 0) return null
  return (
    <div>
      <p>Asked for this child already:</p>
      <ul>
        {cases.map((entry) => (
          <li key={entry.id}>
            <button type="button" className="today-link" onClick={() => goTo({ kind: 'case', case: entry.id })}>
              {entry.reference}
            </button>{' '}
            <span dir="auto">{entry.inShort === '' ? entry.question : entry.inShort}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
