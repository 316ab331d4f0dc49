import type { ReactNode } from 'react'
import { focusPanel } from '../kit/focus-on-open.ts'
import { Button } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import type { WrittenForm } from './use-written.ts'

interface PeopleFormProps {
  readonly form: WrittenForm
  readonly title: string
  readonly saveWords: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** A further button at the foot. */
  readonly more?: ReactNode
}

/** The frame of every form about the people of a case: what it is, its boxes, what saving answered, its buttons. */
export function PeopleForm({ form, title, saveWords, onClose, children, more }: PeopleFormProps) {
  return (
    <section className="people-form" aria-label={title} data-form={form.name}>
      <h3 tabIndex={-1} ref={focusPanel}>
        {title}
      </h3>
      {form.draft.unfinished && <p className="text-quiet">Unfinished, not in the record</p>}
      {children}
      {form.refusalAtFoot && <SaveWords saving={form.saving} />}
      <div className="letter-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={form.save}>
          {saveWords}
        </Button>
        <Button keys="Escape" onPress={onClose}>
          Close
        </Button>
        {form.draft.unfinished && <Button onPress={() => void form.draft.drop().then(form.saving.clear).then(onClose)}>Leave it as it was</Button>}
        {more}
      </div>
    </section>
  )
}
