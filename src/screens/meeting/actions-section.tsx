import { ownerFor, readDueDay, TASK } from '#domain/task/task.ts'
import { shortDay } from '#domain/basics/calendar.ts'
import { assignTask } from '#actions/assign-task.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useNow } from '#state/use-now.ts'
import { Button } from '../kit/button.tsx'
import { isFocusFree } from '../kit/keep-focus.ts'
import { Section } from '../kit/section.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import type { MinuteProps } from './minute-section.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { VersionsNotices } from '../kit/versions-notice.tsx'

/** Who does what by when: what, Tab who, Tab when, Ctrl Enter adds. */
export function ActionsSection({ file, record, meeting, members, inHand, signed, open, leave }: MinuteProps) {
  const draft = useDraft(record, `${TASK}/new/${meeting}`, { what: '', who: '', when: '' })
  const saving = useSave()
  const today = londonDay(useNow())
  const tasks = file.tasks.filter((task) => task.meeting === meeting)
  const who = draft.words.who ?? ''
  const owner = ownerFor(who, members)
  const due = readDueDay(draft.words.when ?? '', today)
  const add = async (): Promise<void> => {
    const { saved } = await saveDraft(saving, draft, (context, opened, words) =>
      assignTask(context, opened, { what: words.what ?? '', owner: ownerFor(words.who ?? '', members), due: words.when ?? '', meeting }),
    )
    if (saved) document.querySelector<HTMLInputElement>('#action-what')?.focus()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'add', run: () => void add(), inBar: true },
      { keys: 'Escape', words: 'leave this section', run: leave },
    ],
    { name: 'Who does what', active: inHand && !signed },
  )
  return (
    <Section
      heading="Who does what"
      keys="A"
      onKey={open}
      aside={!inHand && draft.unfinished ? 'Unfinished, not in the record' : `${tasks.length} ${tasks.length === 1 ? 'action' : 'actions'}`}
      inHand={inHand && !signed}
    >
      <VersionsNotices record={record} prefix={TASK} />
      {tasks.length > 0 && (
        <table className="tasks">
          <caption className="only-heard">Actions from this meeting</caption>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.id}>
                <td dir="auto">{task.what}</td>
                <td>{task.owner.name}</td>
                <td>{task.due === today ? 'today' : shortDay(task.due)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {inHand && !signed && (
        <>
          <div className="action-boxes">
            <TextField id="action-what" label="What" value={draft.words.what ?? ''} onChange={(text) => draft.change('what', text)} boxRef={focusFirst} />
            <TextField
              id="action-who"
              label="Who"
              value={who}
              hint={who === '' ? 'Part of a name will do' : owner.user === '' ? `${owner.name}: not in this team` : owner.name}
              onChange={(text) => draft.change('who', text)}
            />
            <TextField
              id="action-when"
              label="When"
              value={draft.words.when ?? ''}
              hint={due.ok ? (due.value === today ? 'today' : shortDay(due.value)) : 'today, fri, +5 or 9 oct'}
              onChange={(text) => draft.change('when', text)}
            />
          </div>
          <SaveWords saving={saving} />
          <div className="minute-buttons">
            <Button kind="primary" dense keys="Ctrl+Enter" onPress={() => void add()}>
              Add
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}

function focusFirst(box: HTMLInputElement | null): void {
  if (box !== null && isFocusFree()) box.focus()
}
