import { useEffect, useRef, useState } from 'react'
import type { Concern } from '#domain/meeting/concern.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { answerConcern, logConcern } from '#actions/log-concern.ts'
import { openedNow } from '#actions/context.ts'
import { newActId } from '#actions/new-act-id.ts'
import { useNow } from '#state/use-now.ts'
import { useSave } from '#state/use-save.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { showTime } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'

interface MarthasRuleProps {
  readonly team: TeamFile
  /** The answer was a mistake: the question is asked again. */
  readonly onMistake: () => void
  /** Where leaving leads, in words. */
  readonly leaveWords: string
  readonly onLeave: () => void
}

const rung: Readonly<Partial<Record<Concern['ringing'], string>>> = {
  self: 'Noted: you have rung them.',
  'somebody-else': 'Noted: someone else is ringing.',
}

/** Row 4: stop, ring, say this. The answer is noted at once, before anybody has done anything more. */
export function MarthasRule({ team, onMistake, leaveWords, onLeave }: MarthasRuleProps) {
  const contact = team.team?.marthasRule.trim() ?? ''
  const [id] = useState(newActId)
  const [said, setSaid] = useState<Concern['ringing'] | null>(null)
  const saving = useSave()
  const noted = useRef(false)
  const [moment] = useState(useNow())
  useEffect(() => {
    if (noted.current) return
    noted.current = true
    void saving.save((context) => logConcern(context, openedNow(team.record), id, contact)).then((done) => {
      if (done) setSaid('not-said')
    })
  }, [saving, team, id, contact])

  const say = async (ringing: Concern['ringing']): Promise<void> => {
    if (said !== 'not-said') return
    if (!(await saving.save((context) => answerConcern(context, openedNow(team.record), id, ringing)))) return
    if (ringing === 'mistake') onMistake()
    else setSaid(ringing)
  }
  const waits = said === 'not-said'
  useKeys(
    [
      { keys: 'Enter', words: 'I have rung them', run: () => void say('self'), inBar: true },
      { keys: 'E', words: 'someone else is ringing', run: () => void say('somebody-else'), inBar: true },
    ],
    { name: 'Martha’s Rule', active: waits },
  )
  return (
    <section className="stop" aria-labelledby="stop-heading">
      <div role="alert">
        <h2 id="stop-heading" className="stop-heading" tabIndex={-1} ref={focusPanel}>
          Stop. Use Martha’s Rule now
        </h2>
        {contact === '' ? (
          <p className="stop-ring">
            <strong>Ring switchboard</strong> and ask for Martha’s Rule. Say the child’s name and where they are.
          </p>
        ) : (
          <p className="stop-ring">
            Ring <strong>{contact}</strong>, day or night, and say “Martha’s Rule”, the child’s name and where they are.
          </p>
        )}
      </div>
      <p>
        A different team will review the child straight away. Nothing will be put on an MDT list from this answer.
        {said !== null && ` Your answer is noted with your name, ${showTime(moment)}, and saved on this computer.`}
      </p>
      <SaveWords saving={saving} />
      {said !== null && rung[said] !== undefined ? (
        <>
          <output className="stop-noted">
            <strong>{rung[said]}</strong> When the child has been reviewed, a request can be started again, from the first question.
          </output>
          <div className="new-case-buttons">
            <Button keys="Escape" onPress={onLeave}>
              {leaveWords}
            </Button>
          </div>
        </>
      ) : (
        <div className="new-case-buttons">
          <Button kind="primary" keys="Enter" onPress={() => void say('self')}>
            I have rung them
          </Button>
          <Button keys="E" onPress={() => void say('somebody-else')}>
            Someone else is ringing
          </Button>
          <TextButton onPress={() => void say('mistake')}>The answer was a mistake: nobody is worried</TextButton>
        </div>
      )}
    </section>
  )
}
