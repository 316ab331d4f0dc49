import { useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import type { Identity } from '#domain/person/identity.ts'
import { isAdult } from '#domain/person/coming-of-age.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { useApp } from '#state/app-store.ts'
import { draftId } from '#state/held-words.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { OfferedActions } from './people-actions.tsx'
import { PeopleAddressForm } from './people-address.tsx'
import { PeopleEntry } from './people-entry.tsx'
import { NEW_PERSON, PeopleEntryForm } from './people-entry-form.tsx'
import { FamilySheet } from './people-sheet.tsx'
import { PeopleAccessForm, PeopleCompetenceForm } from './people-young.tsx'
import { useAddressInSight } from './use-address-in-sight.ts'
import './people.css'

/** Which form stands open: one at a time, in place of the list. */
export type OpenForm =
  | { readonly kind: 'new' }
  | { readonly kind: 'competence' }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'entry' | 'address' | 'access'; readonly person: string }

interface PeopleTabProps {
  readonly file: CaseFile
  readonly identity: Identity | null
  readonly team: TeamFile | null
  readonly today: CalendarDay
}

/** The people of the case, each by themselves: what they said, how they are talked with, and where their copy goes. */
export function PeopleTab({ file, identity, team, today }: PeopleTabProps) {
  const [open, setOpen] = useState<OpenForm | null>(null)
  const [back, setBack] = useState<string | null>(null)
  const openForm = (form: OpenForm): void => {
    setOpen(form)
    setBack('person' in form ? form.person : null)
  }
  const mayChange = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'change-case').ok)
  const unfinished = useApp((state) => state.drafts.has(draftId(file.record.about, NEW_PERSON)))
  const sight = useAddressInSight(file, open === null && mayChange)
  const born = identity?.born ?? null
  useKeys(
    [
      ...(mayChange ? [{ keys: 'N', words: 'add a person', run: () => openForm({ kind: 'new' }), inBar: true }] : []),
      { keys: 'F', words: 'family sheet', run: () => openForm({ kind: 'sheet' }) },
    ],
    { name: 'People', active: open === null },
  )
  if (open !== null) return <OpenPart open={open} file={file} born={born} team={team} today={today} onClose={() => setOpen(null)} />
  return (
    <div className="people">
      {born !== null && isAdult(born, today) && <Notice title="They are 18 now.">Parental responsibility has ended. Letters and chasers wait until the young person has answered for themselves.</Notice>}
      {file.people.length === 0 && <p>Nobody is written down yet. Each person has an entry of their own: what they think, how they read and listen, whether they want a copy.</p>}
      <OfferedActions file={file} mayChange={mayChange} />
      <SaveWords saving={sight.saving} />
      <ul>
        {file.people.map((person) => (
          <PeopleEntry key={person.id} file={file} person={person} born={born} today={today} mayChange={mayChange} sight={sight} isBack={person.id === back} onOpen={openForm} />
        ))}
      </ul>
      <div className="letter-buttons">
        {mayChange && (
          <Button kind={file.people.length === 0 ? 'primary' : 'secondary'} keys="N" onPress={() => openForm({ kind: 'new' })}>
            {unfinished ? 'Go on with the person begun' : 'Add a person'}
          </Button>
        )}
        <Button keys="F" onPress={() => openForm({ kind: 'sheet' })}>
          Family sheet
        </Button>
      </div>
    </div>
  )
}

interface OpenPartProps {
  readonly open: OpenForm
  readonly file: CaseFile
  readonly born: CalendarDay | null
  readonly team: TeamFile | null
  readonly today: CalendarDay
  readonly onClose: () => void
}

function OpenPart({ open, file, born, team, today, onClose }: OpenPartProps) {
  if (open.kind === 'new') return <PeopleEntryForm file={file} person={null} onClose={onClose} />
  if (open.kind === 'competence') return <PeopleCompetenceForm file={file} onClose={onClose} />
  if (open.kind === 'sheet') return <FamilySheet file={file} team={team} today={today} onClose={onClose} />
  const person = file.people.find(({ id }) => id === open.person)
  if (person === undefined) return <Notice>This person is no longer in the record. Somebody may have taken them off on another computer.</Notice>
  if (open.kind === 'entry') return <PeopleEntryForm file={file} person={person} onClose={onClose} />
  if (open.kind === 'address') return <PeopleAddressForm file={file} person={person} onClose={onClose} />
  return born === null ? null : <PeopleAccessForm file={file} person={person} born={born} today={today} onClose={onClose} />
}
