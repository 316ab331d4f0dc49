import { useState } from 'react'
import type { Shortlisted } from '#domain/case/case-parts.ts'
import type { Team } from '#domain/meeting/team.ts'
import { independenceChecks, type AnsweredIndependence } from '#domain/provider/independence.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { teamsThatTreated } from '#domain/rules-across/shortlist.ts'
import { recordIndependence } from '#actions/shortlist.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft, type Words } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useFormKeys } from './use-form-keys.ts'

interface IndependenceFormProps {
  readonly file: CaseFile
  readonly entry: Shortlisted
  readonly home: Team | null
  readonly onDone: () => void
}

/** Row 15, team by team: usually independent of each that treats or has treated the child. A no stops nobody for good. */
export function IndependenceForm({ file, entry, home, onDone }: IndependenceFormProps) {
  const known = teamsThatTreated(file, home)
  const draft = useDraft(file.record, `shortlist/${entry.provider}/independence`, wordsOf(entry))
  const saving = useSave()
  const [another, setAnother] = useState('')
  const teams = teamsOf(known, draft.words)
  const ticked = linesOf(draft.words.ticked)
  const addTeam = (): void => {
    if (another.trim() === '') return
    draft.change('more', [...linesOf(draft.now().more), another.trim()].join('\n'))
    setAnother('')
  }
  const save = async (): Promise<void> => {
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => recordIndependence(context, opened, entry.provider, answersOf(teamsOf(known, words), words)))
    if (whole) onDone()
  }
  useFormKeys('Independence', 'save the checks', () => void save(), onDone)
  return (
    <section className="shortlist-form" aria-labelledby="independence-heading" data-form="Independence">
      <h2 id="independence-heading" tabIndex={-1} ref={focusPanel}>
        Is the provider independent?
      </h2>
      <p className="text-quiet">Usually of our team and of any other team that has treated the child. Where the answer is no, the meeting chooses the next on the list, or the chair gives a reason.</p>
      {teams.map((team, index) => (
        <div key={team}>
          <Radios
            id={`independent-${index}`}
            legend={`Independent of ${team}`}
            beside
            choices={[
              { value: 'yes', words: 'Yes' },
              { value: 'no', words: 'No' },
            ]}
            chosen={answerOf(draft.words, team)}
            onChoose={(answer) => draft.change(`of ${team}`, answer)}
          />
          {answerOf(draft.words, team) === 'no' && (
            <TextField id={`independent-why-${index}`} label="Why not" hint="For example: treated the child there in 2024" value={draft.words[`why ${team}`] ?? ''} onChange={(text) => draft.change(`why ${team}`, text)} />
          )}
        </div>
      ))}
      <div className="shortlist-buttons">
        <TextField id="independent-another" label="Another team that has treated the child" dense width="half" value={another} onChange={setAnother} />
        <Button dense onPress={addTeam}>
          Add this team
        </Button>
      </div>
      <fieldset className="field">
        <legend className="field-label">What has been checked</legend>
        {independenceChecks.map((check, index) => (
          <label className="check" key={check} htmlFor={`check-${index}`}>
            <input
              id={`check-${index}`}
              type="checkbox"
              checked={ticked.includes(check)}
              onChange={() => draft.change('ticked', (ticked.includes(check) ? ticked.filter((other) => other !== check) : [...ticked, check]).join('\n'))}
            />
            <span>{check}</span>
          </label>
        ))}
      </fieldset>
      <TextArea id="independent-declared" label="What the provider declared" hint="An interest declared is no bar; a line each" value={draft.words.declared ?? ''} onChange={(text) => draft.change('declared', text)} />
      <SaveWords saving={saving} />
      <div className="shortlist-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void save()}>
          Save the checks
        </Button>
        <Button keys="Escape" onPress={onDone}>
          Not now
        </Button>
      </div>
    </section>
  )
}

/** The checklist as its boxes show it. Which checks an earlier version ticked is not known, only how many. */
function wordsOf({ independence }: Shortlisted): Words {
  if (independence === null) return { ticked: '', declared: '', more: '' }
  const answers = independence.teams.flatMap(({ team, independent, why }) => [[`of ${team}`, independent ? 'yes' : 'no'], [`why ${team}`, why]] as const)
  const all = independence.checked === independenceChecks.length ? independenceChecks : []
  return { ...Object.fromEntries(answers), ticked: (independence.ticked ?? all).join('\n'), declared: independence.declared.join('\n'), more: '' }
}

function teamsOf(known: readonly string[], words: Words): readonly string[] {
  return [...new Set([...known, ...linesOf(words.more)])]
}

function answersOf(teams: readonly string[], words: Words): AnsweredIndependence {
  return {
    teams: teams.map((team) => {
      const answer = answerOf(words, team)
      return { team, independent: answer === null ? null : answer === 'yes', why: words[`why ${team}`] ?? '' }
    }),
    ticked: linesOf(words.ticked),
    declared: words.declared ?? '',
  }
}

function answerOf(words: Words, team: string): 'yes' | 'no' | null {
  const answer = words[`of ${team}`]
  return answer === 'yes' || answer === 'no' ? answer : null
}

function linesOf(text: string | undefined): readonly string[] {
  return (text ?? '').split('\n').filter((line) => line !== '')
}
