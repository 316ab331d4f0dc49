import type { ReactNode } from 'react'
import { longDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { addressUnit } from '#domain/person/address.ts'
import { needsOf, personLabel } from '#domain/person/needs.ts'
import { personUnit, REPORT_ACCESS, type Person } from '#domain/person/person-parts.ts'
import { isAsker } from '#domain/rules-across/asker-from.ts'
import { consentOf } from '#domain/rules-across/consent-of.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { recordConsent } from '#actions/record-consent.ts'
import { recordAsker } from '#actions/record-person.ts'
import { useApp } from '#state/app-store.ts'
import { draftId } from '#state/held-words.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { accessWords, copyWords, responsibilityWords } from '../kit/words-for-people.ts'
import { PeopleAddress } from './people-address.tsx'
import { PeopleCompetence } from './people-young.tsx'
import type { OpenForm } from './people-tab.tsx'
import type { AddressInSight } from './use-address-in-sight.ts'

interface PeopleEntryProps {
  readonly file: CaseFile
  readonly person: Person & { readonly id: string }
  readonly born: CalendarDay | null
  readonly today: CalendarDay
  readonly mayChange: boolean
  readonly sight: AddressInSight
  /** A form about them has just been closed: the list is come back to at their entry. */
  readonly isBack: boolean
  readonly onOpen: (form: OpenForm) => void
}

const consentWords = { agreed: 'Agreed', refused: 'Said no', 'not-asked': 'Not asked yet' } as const

/** One person, with everything known of them and what can be done. */
export function PeopleEntry({ file, person, born, today, mayChange, sight, isBack, onOpen }: PeopleEntryProps) {
  const saving = useSave()
  const unfinished = useUnfinished(file, person.id)
  const consent = consentOf(file, person)
  const asks = file.request !== null && isAsker(person, file.request)
  const young = file.people.some((entry) => entry.youngPerson)
  const access = file.reportAccess.find((entry) => entry.person === person.id)
  const { state, how, on } = person.responsibility
  const ask = (answer: 'agreed' | 'refused'): void =>
    void saving.save((context) => recordConsent(context, openedNow(file.record), consent?.id ?? person.id, { person: person.name, relation: person.youngPerson ? 'young person' : person.relation, answer }))
  const needs = needsOf(person)
  return (
    <li className="people-entry" data-person={person.id}>
      <h3 dir="auto" tabIndex={-1} ref={isBack ? focusPanel : undefined}>
        {personLabel(person)}
        {asks && <span className="text-quiet"> asked for this second opinion</span>}
      </h3>
      <dl className="case-facts">
        {!person.youngPerson && <Fact name="Parental responsibility">{[responsibilityWords[state], how, on === null || state === 'not-needed' ? '' : longDay(on)].filter((part) => part !== '').join('. ')}</Fact>}
        <Fact name="What they think">{person.view === '' ? 'Not written down' : `“${person.view}”`}</Fact>
        {needs.length > 0 && <Fact name="Language and formats">{needs.join('; ')}</Fact>}
        <Fact name="The letter">{copyWords[person.copy]}</Fact>
        <Fact name="Sending records">{consentWords[consent?.answer ?? 'not-asked']}</Fact>
        {access !== undefined && (
          <Fact name="The report">
            {accessWords[access.may]}
            {access.words === '' ? '' : `: “${access.words}”`}
          </Fact>
        )}
        <Fact name="Address">
          <PeopleAddress file={file} person={person} sight={sight} />
        </Fact>
        {person.youngPerson && born !== null && (
          <Fact name="Competence">
            <PeopleCompetence file={file} born={born} today={today} />
          </Fact>
        )}
      </dl>
      {unfinished && <p className="text-quiet">Something about {person.name} is unfinished, not in the record</p>}
      {mayChange && (
        <div className="letter-buttons">
          <Button dense onPress={() => onOpen({ kind: 'entry', person: person.id })}>
            Change
          </Button>
          <Button dense onPress={() => onOpen({ kind: 'address', person: person.id })}>
            Address
          </Button>
          {person.youngPerson && (
            <Button dense onPress={() => onOpen({ kind: 'competence' })}>
              Note competence
            </Button>
          )}
          {young && !person.youngPerson && (
            <Button dense onPress={() => onOpen({ kind: 'access', person: person.id })}>
              What they may read
            </Button>
          )}
          {!asks && (
            <Button dense onPress={() => void saving.save((context) => recordAsker(context, openedNow(file.record), person.id))}>
              They ask for this
            </Button>
          )}
          {consent?.answer !== 'agreed' && (
            <Button dense onPress={() => ask('agreed')}>
              Agreed to sending records
            </Button>
          )}
          {consent?.answer !== 'refused' && (
            <Button dense onPress={() => ask('refused')}>
              Said no to sending records
            </Button>
          )}
        </div>
      )}
      <SaveWords saving={saving} />
    </li>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}

/** Is a draft of this person, their address or what they may read kept, from before a crash too? */
function useUnfinished(file: CaseFile, person: string): boolean {
  return useApp((state) => [personUnit(person), addressUnit(person), `${REPORT_ACCESS}/${person}`].some((unit) => state.drafts.has(draftId(file.record.about, unit))))
}
