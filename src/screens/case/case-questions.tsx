import { textFromProse } from '#domain/basics/prose.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { moveTeamQuestion, takeOutQuestion, writeTeamQuestion } from '#actions/write-request.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { useKeys } from '../kit/use-keys.ts'
import '../after/after.css'

interface CaseQuestionsProps {
  readonly file: CaseFile
  readonly form: string | null
  readonly open: (form: string | null) => void
  readonly may: boolean
}

/** The team’s questions, offered and then its own: reworded, moved, taken out (row 36). The letter numbers them in this order. */
export function CaseQuestions({ file, form, open, may }: CaseQuestionsProps) {
  const saving = useSave()
  useKeys([{ keys: 'N', words: 'add a question', run: () => open('team-question/new') }], { name: 'Questions', active: may && form === null })
  const editor = (id: string | null, text: string) => (
    <QuickForm
      name={id === null ? 'Add a question' : 'Reword the question'}
      record={file.record}
      draft={`team-question/${id ?? 'new'}`}
      start={{ text }}
      fields={[{ box: 'text', label: 'The question, as the letter will ask it', kind: 'area' }]}
      boxOf={{ 'team-question-empty': 'text' }}
      button="Save the question"
      save={(context, opened, words) => writeTeamQuestion(context, opened, id, words.text ?? '')}
      onClose={() => open(null)}
    />
  )
  return (
    <section className="after-part" aria-labelledby="questions-heading">
      <div className="after-row">
        <h2 id="questions-heading">Our questions</h2>
        {may && form !== 'team-question/new' && (
          <Button dense keys="N" onPress={() => open('team-question/new')}>
            Add a question
          </Button>
        )}
      </div>
      {file.questions.length === 0 && <p>None. A letter asks at least one.</p>}
      <ol>
        {file.questions.map((question, index) => {
          const text = textFromProse(question.prose)
          return (
            <li key={question.id} className="after-sent">
              <div className="after-row">
                <p dir="auto">
                  {index + 1}. {text}
                </p>
                {may && (
                  <span className="after-acts">
                    <Button dense onPress={() => open(`team-question/${question.id}`)}>
                      Reword
                    </Button>
                    <Button dense notNow={index === 0 ? 'It is the first' : undefined} onPress={() => void saving.save((context) => moveTeamQuestion(context, openedNow(file.record), question.id, -1))}>
                      Up
                    </Button>
                    <Button dense notNow={index === file.questions.length - 1 ? 'It is the last' : undefined} onPress={() => void saving.save((context) => moveTeamQuestion(context, openedNow(file.record), question.id, 1))}>
                      Down
                    </Button>
                    <Button dense onPress={() => void saving.save((context) => takeOutQuestion(context, openedNow(file.record), question.id))}>
                      Take out
                    </Button>
                  </span>
                )}
              </div>
              {may && form === `team-question/${question.id}` && editor(question.id, text)}
            </li>
          )
        })}
      </ol>
      <SaveWords saving={saving} />
      {may && form === 'team-question/new' && editor(null, '')}
    </section>
  )
}
