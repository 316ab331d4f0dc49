import { useState } from 'react'
import { longDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { suggestions, type Suggestion } from '#domain/case/screening.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import { maySuggest } from '#domain/rules-across/close-route.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { recordNonExpert, recordRoutine } from '#actions/close-route.ts'
import { useApp } from '#state/app-store.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useTeam } from '#state/use-record.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { ContactList } from '../kit/contact-list.tsx'
import { KeyCap } from '../kit/key-cap.tsx'
import { NON_EXPERT_WORDS, ROUTINE_WORDS } from '../kit/route-words.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { ParkedNotice } from './parked-notice.tsx'

interface CaseRouteProps {
  readonly file: CaseFile
  readonly today: CalendarDay
}

/** What the screening made of the case, and what is to be done about it; nothing for a second opinion that goes its way. */
export function CaseRoute({ file, today }: CaseRouteProps) {
  const mayChange = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'change-case').ok)
  const ended = file.ended !== null
  return (
    <>
      {file.hold?.state === 'parked' && !ended && <ParkedNotice file={file} today={today} />}
      {file.route === 'non-expert' && <NonExpertPart key={file.id} file={file} mayChange={mayChange && !ended} />}
      {file.route === 'routine' && <RoutinePart key={file.id} file={file} mayChange={mayChange && !ended} />}
    </>
  )
}

interface PartProps {
  readonly file: CaseFile
  readonly mayChange: boolean
}

function NonExpertPart({ file, mayChange }: PartProps) {
  const [again, setAgain] = useState(false)
  const session = useApp((state) => state.session)
  const profile = useTeam(session?.team ?? null)?.profile ?? null
  const said = file.nonExpert
  const allowed = session === null ? null : maySuggest(file, session.author)
  return (
    <section className="case-route" aria-labelledby="route-heading">
      <h2 id="route-heading">A view that is no medical expert’s</h2>
      <p>{NON_EXPERT_WORDS}</p>
      {profile !== null && <ContactList profile={profile} only={['pals', 'chaplaincy', 'bioethics']} />}
      {said !== null && (
        <p>
          <strong>{said.suggested.length === 0 ? 'Nobody was suggested.' : `Suggested: ${suggestionWords(said.suggested)}.`}</strong> <span dir="auto">{said.outcome}</span>{' '}
          <span className="text-quiet">
            {said.by}, {longDay(said.on)}
          </span>
        </p>
      )}
      {mayChange && allowed?.ok === true && (said === null || again ? (
        <NonExpertForm file={file} onSaved={() => setAgain(false)} />
      ) : (
        <div>
          <Button dense onPress={() => setAgain(true)}>
            Write it anew
          </Button>
        </div>
      ))}
      {mayChange && allowed?.ok === false && said === null && <p className="text-quiet">{wordsFor(allowed.refusal)}</p>}
    </section>
  )
}

function suggestionWords(suggested: readonly Suggestion[]): string {
  return suggestions.filter(({ id }) => suggested.includes(id)).map(({ words }) => words).join(', ')
}

function NonExpertForm({ file, onSaved }: { readonly file: CaseFile; readonly onSaved: () => void }) {
  const said = file.nonExpert
  const draft = useDraft(file.record, 'non-expert', { suggested: said?.suggested.join(' ') ?? '', outcome: said?.outcome ?? '' })
  const saving = useSave()
  const read = (words: Readonly<Record<string, string>>): readonly Suggestion[] => suggestions.map(({ id }) => id).filter((id) => (words.suggested ?? '').split(' ').includes(id))
  const chosen = read(draft.words)
  const toggle = (id: Suggestion): void => {
    const now = read(draft.now())
    draft.change('suggested', (now.includes(id) ? now.filter((other) => other !== id) : [...now, id]).join(' '))
  }
  const save = async (): Promise<void> => {
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => recordNonExpert(context, opened, { suggested: [...read(words)], outcome: words.outcome ?? '' }))
    if (whole) onSaved()
  }
  useKeys(
    [
      ...suggestions.map(({ id, key, words }) => ({ keys: key, words, run: () => toggle(id) })),
      { keys: 'Ctrl+Enter', words: 'save what came of it', run: () => void save(), inBar: true },
    ],
    { name: 'Non-expert view', form: true },
  )
  const wrong = saving.refusal?.kind === 'non-expert-needs-an-outcome'
  return (
    <div className="case-route-form" data-form="Non-expert view">
      <fieldset className="field">
        <legend className="field-label">Suggested to the family (none is an answer too)</legend>
        <div className="suggestions">
          {suggestions.map(({ id, key, words }) => (
            <label key={id} className="check" htmlFor={`suggest-${id}`}>
              <input id={`suggest-${id}`} type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} aria-keyshortcuts={`${key} Alt+${key}`} />
              <span>{words}</span>
              <KeyCap cap={key} />
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        id="non-expert-outcome"
        label="What came of it"
        hint="In a sentence, with the family’s own wish"
        value={draft.words.outcome ?? ''}
        onChange={(text) => draft.change('outcome', text)}
        error={wrong && saving.refusal !== null ? wordsFor(saving.refusal) : undefined}
      />
      {!wrong && <SaveWords saving={saving} />}
      <div>
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void save()}>
          Save what came of it
        </Button>
      </div>
    </div>
  )
}

const routineBoxes: Readonly<Record<string, string>> = {
  'advice-needs-what-was-asked': 'asked',
  'advice-needs-whom': 'whom',
  'advice-day-not-understood': 'on',
  'advice-needs-an-answer': 'answer',
}

function RoutinePart({ file, mayChange }: PartProps) {
  const said = file.routine
  return (
    <section className="case-route" aria-labelledby="route-heading">
      <h2 id="route-heading">Routine expert advice</h2>
      {said === null ? (
        <p>{ROUTINE_WORDS}</p>
      ) : (
        <p dir="auto">
          <strong>{said.whom}</strong>, {longDay(said.on)}: {said.answer} <span className="text-quiet">Asked: {said.asked}</span>
        </p>
      )}
      {mayChange && said === null && <RoutineForm file={file} />}
    </section>
  )
}

function RoutineForm({ file }: { readonly file: CaseFile }) {
  const draft = useDraft(file.record, 'routine', { asked: file.question?.text ?? '', whom: '', on: '', answer: '' })
  const saving = useSave()
  const save = async (): Promise<void> => {
    await saveDraft(saving, draft, (context, opened, words) => recordRoutine(context, opened, { asked: words.asked ?? '', whom: words.whom ?? '', on: words.on ?? '', answer: words.answer ?? '' }))
  }
  useKeys([{ keys: 'Ctrl+Enter', words: 'save and close', run: () => void save(), inBar: true }], { name: 'Routine advice', form: true })
  const wrong = saving.refusal === null ? undefined : routineBoxes[saving.refusal.kind]
  const field = (box: string) => ({
    id: `routine-${box}`,
    value: draft.words[box] ?? '',
    onChange: (text: string) => draft.change(box, text),
    error: wrong === box && saving.refusal !== null ? wordsFor(saving.refusal) : undefined,
  })
  return (
    <div className="case-route-form" data-form="Routine advice">
      <TextField {...field('asked')} label="What was asked" />
      <TextField {...field('whom')} label="Of whom" hint="For example the metabolic team, Northern Infirmary" width="half" />
      <TextField {...field('on')} label="When" hint="For example 8 10 2026. Empty is today" width="narrow" />
      <TextField {...field('answer')} label="What they answered" />
      {wrong === undefined && <SaveWords saving={saving} />}
      <div>
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void save()}>
          Save and close
        </Button>
      </div>
    </div>
  )
}
