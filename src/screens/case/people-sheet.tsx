import { useMemo, useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { composeFamilySheet } from '#domain/letter/compose-family-sheet.ts'
import { notMadeYet } from '#domain/letter/letter-copy.ts'
import { personLabel } from '#domain/person/needs.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { SelectField } from '../kit/select-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { contactLine } from '../kit/contact-words.ts'
import { useSavePaper } from '../papers/use-save-paper.ts'
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
  const notMade = file.people.filter(({ id }) => id === reader).flatMap(notMadeYet)
  const document = useMemo(() => {
    if (team?.team == null || file.subject === null) return null
    const person = file.people.find(({ id }) => id === reader) ?? null
    return composeFamilySheet({ team: team.team, contacts: { pals: contactLine(team.profile?.contacts.pals ?? null), bioethics: contactLine(team.profile?.contacts.bioethics ?? null) }, reference: file.subject.reference, leadConsultant: file.subject.leadConsultant.name, reader: person, date: today })
  }, [team, file, reader, today])
  const paper = usePaper(document, file.record.about)
  const saving = useSavePaper(document, file.record.about, `${file.subject?.reference ?? 'case'}-family-sheet.pdf`)
  useKeys(
    [
      { keys: 'Ctrl+S', words: 'save a copy', run: saving.save, inBar: true },
      { keys: 'Escape', words: 'close', run: onClose, inBar: true },
    ],
    { name: 'Family sheet' },
  )
  return (
    <section className="people-form people-sheet" aria-label="Family sheet">
      <h3 tabIndex={-1} ref={focusPanel}>
        Family sheet
      </h3>
      <SelectField id="sheet-reader" label="For whom" value={reader} choices={[{ value: '', words: 'Anybody in the family' }, ...file.people.map((person) => ({ value: person.id, words: personLabel(person) }))]} onChange={setReader} />
      {notMade.length > 0 && <p>Not made by Consilium yet: {notMade.join('; ')}. Ask Pals.</p>}
      <PaperView paper={paper} title="The sheet" to="It names no child and has no address." />
      <p role="status">{saving.said}</p>
      <div className="letter-buttons">
        <Button kind="primary" keys="Ctrl+S" onPress={saving.save}>
          Save a copy
        </Button>
        <Button keys="Escape" onPress={onClose}>
          Close
        </Button>
      </div>
    </section>
  )
}
