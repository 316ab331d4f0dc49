import { addAddendum } from '#actions/add-addendum.ts'
import { ADDENDUM } from '#domain/decision/addendum.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { showDayAndTime } from '../kit/show-time.ts'
import { TextArea } from '../kit/text-area.tsx'
import { useKeys } from '../kit/use-keys.ts'
import type { MinuteProps } from './minute-section.ts'

/** What was added below a signed minute, and with O the box to add more: the signed text never moves (M9). */
export function Addenda({ file, record, meeting, inHand, leave }: MinuteProps) {
  const draft = useDraft(record, `${ADDENDUM}/${meeting}`, { text: '' })
  const saving = useSave()
  const add = async (): Promise<void> => {
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => addAddendum(context, opened, meeting, words.text ?? ''))
    if (whole) leave()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'add to the signed minute', run: () => void add(), inBar: true },
      { keys: 'Escape', words: 'leave the box, words kept', run: leave },
    ],
    { name: 'Add to the signed minute', active: inHand },
  )
  return (
    <>
      {file.addenda
        .filter((addendum) => addendum.meeting === meeting)
        .map((addendum) => (
          <p key={addendum.id} dir="auto">
            <strong>
              Added by {addendum.name}, {showDayAndTime(addendum.at)}:
            </strong>{' '}
            {addendum.text}
          </p>
        ))}
      {inHand && (
        <>
          <TextArea id="addendum" label="Add to the signed minute" hint="It stands below, with your name and the time. What was signed does not move." lines={2} value={draft.words.text ?? ''} onChange={(text) => draft.change('text', text)} boxRef={focusBox} />
          <SaveWords saving={saving} />
          <div className="minute-buttons">
            <Button kind="primary" dense keys="Ctrl+Enter" onPress={() => void add()}>
              Add
            </Button>
          </div>
        </>
      )}
    </>
  )
}
