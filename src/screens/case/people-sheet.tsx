import { useMemo, useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { composeFamilySheet } from '#domain/letter/compose-family-sheet.ts'
import { personLabel } from '#domain/person/needs.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { SelectField } from '../kit/select-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { PaperView } from '../letter/paper-view.tsx'
import { usePaper } from '../letter/use-paper.ts'

interface FamilySheetProps {
  readonly file: CaseFile
  readonly team: TeamFile | null
  readonly today: CalendarDay
  readonly onClose: () => void
}

/** The sheet a family takes home: for anybody, or for one reader with their own formats and language on it. */
export function FamilySheet({ file, team, today, onClose }: FamilySheetProps) {
  const [reader, setReader] = useState('')
  const document = useMemo(() => {
    if (team?.team == null || file.subject === null) return null
    const person = file.people.find(({ id }) => id === reader) ?? null
    return composeFamilySheet({ team: team.team, contacts: { pals: null, bioethics: null }, reference: file.subject.reference, leadConsultant: file.subject.leadConsultant.name, reader: person, date: today })
  }, [team, file, reader, today])
  const paper = usePaper(document, file.record.about)
  useKeys([{ keys: 'Escape', words: 'close', run: onClose, inBar: true }], { name: 'Family sheet' })
  return (
    <section className="people-form people-sheet" aria-label="Family sheet">
      <h3 tabIndex={-1} ref={focusPanel}>
        Family sheet
      </h3>
      <SelectField id="sheet-reader" label="For whom" value={reader} choices={[{ value: '', words: 'Anybody in the family' }, ...file.people.map((person) => ({ value: person.id, words: personLabel(person) }))]} onChange={setReader} />
      <PaperView paper={paper} title="The sheet" to="It names no child and has no address." />
      <div className="letter-buttons">
        <Button keys="Escape" onPress={onClose}>
          Close
        </Button>
      </div>
    </section>
  )
}
