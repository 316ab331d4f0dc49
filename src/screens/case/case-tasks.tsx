import { shortDay } from '#domain/basics/calendar.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { finishTask } from '#actions/finish-task.ts'
import { openedNow } from '#actions/context.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'

/** Who does what by when, and what is done. */
export function CaseTasks({ file }: { readonly file: CaseFile }) {
  const saving = useSave()
  if (file.tasks.length === 0) return null
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
          {task.done === null && (
            <Button dense onPress={() => void saving.save((context) => finishTask(context, openedNow(file.record), task.id))}>
              Done
            </Button>
          )}
        </div>
      ))}
      <SaveWords saving={saving} />
    </section>
  )
}
