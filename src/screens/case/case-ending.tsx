import { useState } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { endCase, goOnAfterAll } from '#actions/end-case.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { QuickForm } from '../kit/quick-form.tsx'
import { Radios } from '../kit/radios.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

/** Withdrawn or died: reached from every state (A13), in two steps, so that a slip of a key ends nothing. */
export function CaseEnding({ file }: { readonly file: CaseFile }) {
  const [open, setOpen] = useState(false)
  const may = useMay('end-case')
  const { ended } = file
  const said = ended === null ? null : `${{ died: 'The child has died', withdrawn: `Withdrawn by ${ended.by}`, closed: 'Closed' }[ended.how]}, ${longDay(ended.on)}. Letters, chasers and packs have stopped. Nothing was deleted.`
  return (
    <>
      {said !== null && <p dir="auto">{said}</p>}
      {may && ended?.how !== 'died' && (open ? <EndingForm file={file} onClose={() => setOpen(false)} /> : <TextButton onPress={() => setOpen(true)}>{ended === null ? 'Withdrawn, or the child has died' : 'The child has died'}</TextButton>)}
      {ended !== null && <GoOn file={file} died={ended.how === 'died'} />}
    </>
  )
}

/** An ending stops everything, so that a slip must be put right by somebody: the chair, with a reason. */
function GoOn({ file, died }: { readonly file: CaseFile; readonly died: boolean }) {
  const [open, setOpen] = useState(false)
  const may = useMay('override-rule')
  if (!may) return null
  const name = died ? '“Died” was entered by mistake' : 'The request goes on after all'
  if (!open) return <TextButton onPress={() => setOpen(true)}>{name}</TextButton>
  return (
    <QuickForm
      name={name} record={file.record} draft="goes-on" start={{ reason: '' }}
      fields={[{ box: 'reason', label: died ? 'How you know that it was a mistake' : 'Why it goes on', kind: 'area', hint: 'It is kept with the case. Letters and chasers go on with it' }]}
      boxOf={{ 'going-on-needs-a-reason': 'reason' }} button="Go on with the request"
      save={(context, opened, words) => goOnAfterAll(context, opened, words.reason ?? '')} onClose={() => setOpen(false)}
    />
  )
}

type How = 'withdrawn' | 'died'

function EndingForm({ file, onClose }: { readonly file: CaseFile; readonly onClose: () => void }) {
  const draft = useDraft(file.record, 'ending', { how: file.ended?.how === 'withdrawn' ? 'died' : '', by: '', on: '' })
  const how = howOf(draft.words.how)
  const [sure, setSure] = useState(false)
  const [asksWho, setAsksWho] = useState(false)
  const saving = useSave()
  const end = async (): Promise<void> => {
    if (how === null) return
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => endCase(context, opened, { how: howOf(words.how) ?? how, by: words.by ?? '', on: words.on ?? '' }))
    if (whole) onClose()
  }
  const goOn = (): void => {
    if (how === null) return
    const lacksWho = how === 'withdrawn' && (draft.words.by ?? '').trim() === ''
    setAsksWho(lacksWho)
    if (lacksWho) document.getElementById('ending-by')?.focus()
    else if (sure) void end()
    else setSure(true)
  }
  const back = (): void => (sure ? setSure(false) : onClose())
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: sure ? 'end the request' : 'go on', run: goOn, inBar: true },
      { keys: 'Escape', words: 'not yet', run: back, inBar: true },
    ],
    { name: 'End the request', form: true },
  )
  const errorOf = (kind: string): string | undefined => (saving.refusal?.kind === kind ? wordsFor(saving.refusal) : undefined)
  const isBoxed = errorOf('ending-needs-who') !== undefined || errorOf('day-not-understood') !== undefined
  return (
    <section className="people-form case-ending" aria-label="End the request" data-form="End the request">
      <h3 tabIndex={-1} ref={focusPanel} key={String(sure && !isBoxed)}>
        {sure && !isBoxed ? (how === 'died' ? 'The child has died' : 'The request is withdrawn') : 'End the request'}
      </h3>
      {sure && !isBoxed ? (
        <p>Letters, chasers and packs of this request stop at once, on every computer as it hears of it. What was signed stays as it was, and nothing is deleted.</p>
      ) : (
        <>
          {draft.unfinished && <p className="text-quiet">Unfinished, not in the record. It is kept on this computer as a draft.</p>}
          <Radios
            id="ending-how"
            legend="What happened"
            choices={[
              ...(file.ended === null ? [{ value: 'withdrawn' as const, words: 'The request was withdrawn' }] : []),
              { value: 'died' as const, words: 'The child or young person has died' },
            ]}
            chosen={how}
            onChoose={(chosen) => draft.change('how', chosen)}
          />
          {how === 'withdrawn' && <TextField id="ending-by" label="Who withdrew it" value={draft.words.by ?? ''} onChange={(text) => draft.change('by', text)} error={asksWho ? wordsFor({ kind: 'ending-needs-who', rule: 'A13' }) : errorOf('ending-needs-who')} />}
          <TextField id="ending-on" label="On which day" hint="For example 8 10 2026. Empty is today" width="half" value={draft.words.on ?? ''} onChange={(text) => draft.change('on', text)} error={errorOf('day-not-understood')} />
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

function howOf(words: string | undefined): How | null {
  return words === 'withdrawn' || words === 'died' ? words : null
}
