import type { CalendarDay } from '#domain/basics/calendar.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { ActionContext, Saved } from '#actions/context.ts'
import { carryOver, parkInMeeting, redirectCase, type InMinute } from '#actions/end-discussion.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft, type Words } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { ParkedNotice } from '../case/parked-notice.tsx'
import { Button } from '../kit/button.tsx'
import { focusBox, focusPanel } from '../kit/focus-on-open.ts'
import { NON_EXPERT_WORDS, PARKED_WORDS, TREATMENT_CONTINUES } from '../kit/route-words.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'

export type OtherEnd = 'hold' | 'carry-over' | 'redirect'

interface EndWords {
  readonly heading: string
  readonly act: string
  readonly what: string
  readonly hint: string
  readonly said: string
  readonly save: (context: ActionContext, minute: InMinute, words: Words) => Promise<Saved>
}

const ends: Readonly<Record<OtherEnd, EndWords>> = {
  hold: {
    heading: 'Hold: urgent treatment',
    act: 'Park this request',
    what: 'What treatment goes on',
    hint: 'Can stay empty: treatment does not wait for words either',
    said: 'Parked. Treatment continues.',
    save: (context, minute, words) => parkInMeeting(context, minute, words.what ?? ''),
  },
  'carry-over': {
    heading: 'Carry over to the next meeting',
    act: 'Carry it over',
    what: 'Why',
    hint: 'For example “no time” or “the radiologist was called away”',
    said: 'Carried over. It is offered first for the next agenda.',
    save: (context, minute, words) => carryOver(context, minute, words.what ?? ''),
  },
  redirect: {
    heading: 'To the lead consultant: a non-expert view',
    act: 'Send it to the lead consultant',
    what: 'Which view the family asks for',
    hint: 'In their words',
    said: 'It goes to the lead consultant. The family’s request stays open.',
    save: (context, minute, words) => redirectCase(context, minute, { what: words.what ?? '', by: words.by ?? '' }),
  },
}

interface OtherEndPanelProps {
  readonly end: OtherEnd
  readonly file: CaseFile
  readonly meeting: string
  readonly quorate: boolean
  readonly today: CalendarDay
  readonly onClose: () => void
  readonly onDone: (said: string) => void
}

/** How a case ends without a provider being asked and without a refusal: parked, carried over, or another route. */
export function OtherEndPanel({ end, file, meeting, quorate, today, onClose, onDone }: OtherEndPanelProps) {
  const words = ends[end]
  const isParked = end === 'hold' && file.hold?.state === 'parked'
  const draft = useDraft(file.record, `way/${end}/${meeting}`, { what: '', by: '' })
  const saving = useSave()
  const record = async (): Promise<void> => {
    if (saving.busy) return
    const { saved } = await saveDraft(saving, draft, (context, opened, inAct) => words.save(context, { opened, meeting, quorate }, inAct))
    if (!saved) return
    onDone(words.said)
    onClose()
  }
  useKeys(
    [
      ...(isParked ? [] : [{ keys: 'Ctrl+Enter', words: words.act.toLowerCase(), run: () => void record(), inBar: true }]),
      { keys: 'Escape', words: 'close, words kept', run: onClose },
    ],
    { name: words.heading, panel: true },
  )
  return (
    <aside className="side-panel" aria-label={words.heading} data-area="Panel" data-panel tabIndex={-1} ref={isParked ? focusPanel : undefined}>
      <div className="side-panel-head">
        <h2>{words.heading}</h2>
        <Button dense keys="Escape" onPress={onClose}>
          Close
        </Button>
      </div>
      {isParked ? (
        <ParkedNotice file={file} today={today} />
      ) : (
        <div className="other-end">
          {end === 'hold' && (
            <p className="today-parked">
              <strong>{TREATMENT_CONTINUES}</strong> {PARKED_WORDS}
            </p>
          )}
          {end === 'carry-over' && <p>This is no decision and no refusal. The minute says why, and the case comes back.</p>}
          {end === 'redirect' && <p>{NON_EXPERT_WORDS}</p>}
          <TextField id="end-what" label={words.what} hint={words.hint} value={draft.words.what ?? ''} onChange={(text) => draft.change('what', text)} boxRef={focusBox} />
          {end === 'redirect' && (
            <TextField
              id="end-by"
              label={`By when ${file.subject?.leadConsultant.name ?? 'the lead consultant'} talks with them`}
              hint="For example fri, +5 or 15 October. Empty is today"
              width="half"
              value={draft.words.by ?? ''}
              onChange={(text) => draft.change('by', text)}
            />
          )}
          <SaveWords saving={saving} />
          <div className="minute-buttons">
            <Button kind="primary" keys="Ctrl+Enter" onPress={() => void record()}>
              {words.act}
            </Button>
          </div>
        </div>
      )}
    </aside>
  )
}
