import { useState } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { endCase } from '#actions/end-case.ts'
import { useApp } from '#state/app-store.ts'
import { useSave } from '#state/use-save.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

/** Withdrawn or died: reached from every state (A13), in two steps, so that a slip of a key ends nothing. */
export function CaseEnding({ file }: { readonly file: CaseFile }) {
  const [open, setOpen] = useState(false)
  const may = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'end-case').ok)
  const { ended } = file
  const said = ended === null ? null : `${{ died: 'The child has died', withdrawn: `Withdrawn by ${ended.by}`, closed: 'Closed' }[ended.how]}, ${longDay(ended.on)}. Letters, chasers and packs have stopped. Nothing was deleted.`
  return (
    <>
      {said !== null && <p dir="auto">{said}</p>}
      {may && ended?.how !== 'died' && (open ? <EndingForm file={file} onClose={() => setOpen(false)} /> : <TextButton onPress={() => setOpen(true)}>{ended === null ? 'Withdrawn, or the child has died' : 'The child has died'}</TextButton>)}
    </>
  )
}

type How = 'withdrawn' | 'died'

function EndingForm({ file, onClose }: { readonly file: CaseFile; readonly onClose: () => void }) {
  const [how, setHow] = useState<How | null>(file.ended?.how === 'withdrawn' ? 'died' : null)
  const [by, setBy] = useState('')
  const [on, setOn] = useState('')
  const [sure, setSure] = useState(false)
  const saving = useSave()
  const end = async (): Promise<void> => {
    if (how !== null && (await saving.save((context) => endCase(context, openedNow(file.record), { how, by, on })))) onClose()
  }
  const goOn = (): void => {
    if (how === null) return
    if (sure) void end()
    else setSure(true)
  }
  const back = (): void => (sure ? setSure(false) : onClose())
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: sure ? 'end the request' : 'go on', run: goOn, inBar: true },
      { keys: 'Escape', words: 'not yet', run: back, inBar: true },
    ],
    { name: 'End the request' },
  )
  const errorOf = (kind: string): string | undefined => (saving.refusal?.kind === kind ? wordsFor(saving.refusal) : undefined)
  const isBoxed = errorOf('ending-needs-who') !== undefined || errorOf('day-not-understood') !== undefined
  return (
    <section className="people-form case-ending" aria-label="End the request">
      <h3 tabIndex={-1} ref={focusPanel} key={String(sure && !isBoxed)}>
        {sure && !isBoxed ? (how === 'died' ? 'The child has died' : 'The request is withdrawn') : 'End the request'}
      </h3>
      {sure && !isBoxed ? (
        <p>Letters, chasers and packs of this request stop at once, on every computer as it hears of it. What was signed stays as it was, and nothing is deleted.</p>
      ) : (
        <>
          <Radios
            id="ending-how"
            legend="What happened"
            choices={[
              ...(file.ended === null ? [{ value: 'withdrawn' as const, words: 'The request was withdrawn' }] : []),
              { value: 'died' as const, words: 'The child or young person has died' },
            ]}
            chosen={how}
            onChoose={setHow}
          />
          {how === 'withdrawn' && <TextField id="ending-by" label="Who withdrew it" value={by} onChange={setBy} error={errorOf('ending-needs-who')} />}
          <TextField id="ending-on" label="On which day" hint="For example 8 10 2026. Empty is today" width="half" value={on} onChange={setOn} error={errorOf('day-not-understood')} />
        </>
      )}
      {!isBoxed && <SaveWords saving={saving} />}
      <div className="letter-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={isBoxed ? () => void end() : goOn} {...(how === null ? { notNow: 'Say what happened first' } : {})}>
          {sure ? 'End the request' : 'Go on'}
        </Button>
        <Button keys="Escape" onPress={back}>
          Not yet
        </Button>
      </div>
    </section>
  )
}
