import { shortDay } from '#domain/basics/calendar.ts'
import type { Member } from '#domain/meeting/team.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { ownerFor, TASK } from '#domain/task/task.ts'
import { assignTask } from '#actions/assign-task.ts'
import { finishTask, takeTaskUp } from '#actions/finish-task.ts'
import { openedNow } from '#actions/context.ts'
import { useApp } from '#state/app-store.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { useKeys } from '../kit/use-keys.ts'

interface CaseTasksProps {
  readonly file: CaseFile
  readonly members: readonly Member[]
  readonly form: string | null
  readonly open: (form: string | null) => void
  readonly isOver: boolean
}

/** Who does what by when, and what is done; an action is given between meetings as well. */
export function CaseTasks({ file, members, form, open, isOver }: CaseTasksProps) {
  const saving = useSave()
  const user = useApp((state) => state.session?.author.user)
  const [mayAny, mayOwn, mayGive] = [useMay('finish-task'), useMay('finish-own-task'), useMay('assign-task') && !isOver]
  useKeys([{ keys: 'G', words: 'give somebody an action', run: () => open('action') }], { name: 'Who does what', active: mayGive && form === null })
  if (file.tasks.length === 0 && !mayGive) return null
  return (
    <section className="case-consents">
      <h3>Who does what</h3>
      {file.tasks.map((task) => (
        <div key={task.id} className="case-task">
          <p dir="auto">
            {task.what}{' '}
            <span className="text-quiet">
              {task.owner.name}, {task.done === null ? shortDay(task.due) : `done ${shortDay(task.done.on)}`}
            </span>
          </p>
          {(mayAny || (mayOwn && task.owner.user === user)) && (
            <Button dense onPress={() => void saving.save((context) => (task.done === null ? finishTask : takeTaskUp)(context, openedNow(file.record), task.id))}>
              {task.done === null ? 'Done' : 'Not done after all'}
            </Button>
          )}
        </div>
      ))}
      <SaveWords saving={saving} />
      {mayGive && form !== 'action' && (
        <div>
          <Button dense keys="G" onPress={() => open('action')}>
            Give somebody an action
          </Button>
        </div>
      )}
      {mayGive && form === 'action' && (
        <QuickForm
          name="Give somebody an action"
          record={file.record}
          draft={`${TASK}/new`}
          start={{ what: '', who: file.subject?.leadConsultant.name ?? '', when: '' }}
          fields={[
            { box: 'what', label: 'What' },
            { box: 'who', label: 'Who', hint: 'Part of a member’s name will do' },
            { box: 'when', label: 'When', hint: 'today, fri, +5 or 9 oct. Empty is today' },
          ]}
          boxOf={{ 'task-needs-what': 'what', 'task-needs-an-owner': 'who', 'task-owner-not-known': 'who', 'due-day-not-understood': 'when', 'due-day-in-the-past': 'when' }}
          button="Give it"
          save={(context, opened, words) => assignTask(context, opened, { what: words.what ?? '', owner: ownerFor(words.who ?? '', members), due: words.when ?? '', meeting: null })}
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}
